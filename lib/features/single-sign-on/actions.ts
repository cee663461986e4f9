'use server';

import type { z } from 'zod';
import { giveOneTime } from '@/lib/auth/one-time-cookie';
import { beginLink, unlink } from '@/lib/auth/single-sign-on/actions';
import { findProvider } from '@/lib/auth/single-sign-on/identities';
import { beginAtProvider } from '@/lib/auth/single-sign-on/provider';
import { toFailure } from '@/lib/db/failures';
import type { Outcome } from '@/lib/domain/errors';
import { runForPerson } from '@/lib/run-for-person';
import { runSignedIn } from '@/lib/run-signed-in';
import { removeSingleSignOnAction, setSingleSignOnAction } from './mutations';
import type { setSingleSignOnSchema } from './schema';

export async function setSingleSignOn(input: z.input<typeof setSingleSignOnSchema>) {
  return runSignedIn(setSingleSignOnAction, input);
}

export async function removeSingleSignOn() {
  return runSignedIn(removeSingleSignOnAction, {});
}

/** The provider's page on which the member shows which account is theirs. */
export async function linkMyIdentity(input: { passphrase: string }): Promise<Outcome<{ url: string }>> {
  try {
    const proven = await runForPerson(beginLink, input);
    if (!proven.ok) return proven;
    const { slug, userId } = proven.value;
    const provider = await findProvider(slug);
    if (!provider) return { ok: false, failure: { code: 'not-found' } };
    const { url, remembered } = await beginAtProvider(provider, { next: '/settings', linkFor: userId });
    await giveOneTime('provider', remembered);
    return { ok: true, value: { url: url.toString() } };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

export async function unlinkMyIdentity(input: { passphrase: string }) {
  return runForPerson(unlink, input);
}
