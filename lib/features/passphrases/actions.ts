'use server';

import { after } from 'next/server';
import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { passphraseChangedLetter } from '@/lib/mail/letters';
import { sendMail } from '@/lib/mail/send-mail';
import { runSignedIn } from '@/lib/run-signed-in';
import { changePassphraseAction } from './mutations';
import type { changePassphraseSchema } from './schema';

export async function changePassphrase(input: z.input<typeof changePassphraseSchema>): Promise<Outcome<object>> {
  const outcome = await runSignedIn(changePassphraseAction, input);
  if (!outcome.ok) return outcome;
  const { email } = outcome.value;
  after(() => sendMail(passphraseChangedLetter({ to: email })));
  return { ok: true, value: {} };
}
