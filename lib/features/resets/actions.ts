'use server';

import { after } from 'next/server';
import type { z } from 'zod';
import { linkTo } from '@/lib/auth/link-token';
import { admitReset } from '@/lib/auth/passphrase-limits';
import type { Outcome } from '@/lib/domain/errors';
import { describeError, logEvent } from '@/lib/log';
import { resetLetter } from '@/lib/mail/letters';
import { sendMail } from '@/lib/mail/send-mail';
import { runForAnyone } from '@/lib/run-for-anyone';
import { makeReset, resetPassphrase } from './mutations';
import { requestResetSchema, resetPassphraseSchema } from './schema';

/** One answer, at once, for every address: whether there is an account is found out only after it was given. */
export async function requestReset(input: z.input<typeof requestResetSchema>): Promise<Outcome<object>> {
  return runForAnyone(requestResetSchema, input, async ({ email }, { now, device }) => {
    after(async () => {
      try {
        if (!(await admitReset({ email, address: device.address }))) return;
        const reset = await makeReset(email, now);
        if (reset) await sendMail(resetLetter({ to: email, link: linkTo(`/reset/${reset.token}`) }));
      } catch (error) {
        logEvent('error', 'reset.not-sent', describeError(error));
      }
    });
    return {};
  });
}

export async function choosePassphrase(input: z.input<typeof resetPassphraseSchema>) {
  return runForAnyone(resetPassphraseSchema, input, async (given, context) => {
    return resetPassphrase(given, context);
  });
}
