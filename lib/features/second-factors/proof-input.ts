import 'server-only';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { takeOneTime } from '@/lib/auth/one-time-cookie';

/** The proof that a form with a sign-in change sends: a code or a passkey if the person has a second factor. */
export type ProofInput = { passphrase: string; code?: string; passkey?: AuthenticationResponseJSON };

/** Adds the challenge's token from this browser's cookie. */
export async function withPasskeyToken<Input extends { passkey?: AuthenticationResponseJSON }>(input: Input) {
  // Copied, because another client may send no input at all, which the action's schema refuses.
  const { passkey: response, ...rest } = { ...input };
  if (response === undefined) return rest;
  return { ...rest, passkey: { response, token: await takeOneTime('passkey-proof') } };
}
