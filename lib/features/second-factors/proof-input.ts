import 'server-only';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { takeOneTime } from '@/lib/auth/one-time-cookie';

/** What a form sends that changes how somebody signs in: a code or a passkey where they have a second factor. */
export type ProofInput = { passphrase: string; code?: string; passkey?: AuthenticationResponseJSON };

/** With the token of what the passkey was to sign, which this browser keeps in a cookie. */
export async function withPasskeyToken<Input extends { passkey?: AuthenticationResponseJSON }>(input: Input) {
  // The copy: a caller that is no page of ours may send nothing at all, which the action's schema refuses.
  const { passkey: response, ...rest } = { ...input };
  if (response === undefined) return rest;
  return { ...rest, passkey: { response, token: await takeOneTime('passkey-proof') } };
}
