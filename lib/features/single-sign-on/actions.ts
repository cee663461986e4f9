'use server';

import type { z } from 'zod';
import { keepOneTime, takeOneTime } from '@/lib/auth/one-time-cookie';
import { beginLink, unlink } from '@/lib/auth/single-sign-on/actions';
import { toFailure } from '@/lib/db/failures';
import type { Outcome } from '@/lib/domain/errors';
import { runForPerson } from '@/lib/run-for-person';
import { runSignedIn } from '@/lib/run-signed-in';
import { type ProofInput, withPasskeyToken } from '../second-factors/proof-input';
import { removeSingleSignOnAction, setSingleSignOnAction } from './mutations';
import type { setSingleSignOnSchema } from './schema';

export async function setSingleSignOn(input: z.input<typeof setSingleSignOnSchema>) {
  return runSignedIn(setSingleSignOnAction, input);
}

export async function removeSingleSignOn() {
  return runSignedIn(removeSingleSignOnAction, {});
}

/** The provider's page on which the member shows which account is theirs. */
export async function linkMyIdentity(input: ProofInput): Promise<Outcome<{ url: string }>> {
  try {
    const begun = await runForPerson(beginLink, await withPasskeyToken(input));
    if (!begun.ok) return begun;
    const { url, token } = begun.value;
    await keepOneTime('provider-link', token);
    // Keep only one of the two flows per browser, because the answer does not say which flow it belongs to.
    await takeOneTime('provider-sign-in');
    return { ok: true, value: { url } };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

export async function unlinkMyIdentity(input: ProofInput) {
  return runForPerson(unlink, await withPasskeyToken(input));
}
