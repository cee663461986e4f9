'use server';

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { headers } from 'next/headers';
import { z } from 'zod';
import { currentReading } from '@/lib/auth/current-actor';
import { currentDevice, rememberDevice } from '@/lib/auth/current-device';
import { giveOneTime, keepOneTime, takeOneTime } from '@/lib/auth/one-time-cookie';
import {
  addPasskey,
  beginPasskey,
  givePasskey,
  removePasskey,
  startSessionWithPasskey,
} from '@/lib/auth/second-factors/passkey-actions';
import { assertionSchema, requestOptions } from '@/lib/auth/second-factors/passkeys';
import { setSessionCookie } from '@/lib/auth/session-cookie';
import { toFailure } from '@/lib/db/failures';
import { signInWaitWords } from '@/lib/domain/access/sign-in-codes';
import type { Outcome } from '@/lib/domain/errors';
import { runForPerson } from '@/lib/run-for-person';
import { isForeignOrigin } from '@/lib/web/same-origin';
import { type ProofInput, withPasskeyToken } from './proof-input';

/** The challenge goes to the device through the page and comes back signed; what was asked is kept in a cookie. */

export async function beginMyPasskey(input: ProofInput) {
  const outcome = await runForPerson(beginPasskey, await withPasskeyToken(input));
  if (!outcome.ok) return outcome;
  const { options, token } = outcome.value;
  await keepOneTime('passkey-add', token);
  return { ok: true as const, value: options };
}

export async function addMyPasskey(input: { name: string; response: RegistrationResponseJSON }) {
  return runForPerson(addPasskey, { ...input, token: await takeOneTime('passkey-add') });
}

export async function removeMyPasskey(input: { id: string } & ProofInput) {
  return runForPerson(removePasskey, await withPasskeyToken(input));
}

const purposeSchema = z.strictObject({ for: z.enum(['proof', 'step', 'sign-in']) });

/**
 * The challenge for the device: for any passkey of this site, or only for those of the person who has given the
 * password ('step') or changes sign-in settings ('proof').
 */
export async function askForPasskey(input: z.input<typeof purposeSchema>): Promise<Outcome<PasskeyRequest>> {
  try {
    const asked = purposeSchema.safeParse(input);
    if (!asked.success) return { ok: false, failure: { code: 'invalid-input' } };
    const person = asked.data.for === 'sign-in' ? null : ((await currentReading())?.person ?? null);
    if (asked.data.for !== 'sign-in' && !person) return { ok: false, failure: { code: 'signed-out' } };
    const options = await requestOptions(person);
    await giveOneTime(`passkey-${asked.data.for}`, person, { challenge: options.challenge });
    return { ok: true, value: options };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

export type PasskeyRequest = Awaited<ReturnType<typeof requestOptions>>;

export async function giveSignInPasskey(input: { response: AuthenticationResponseJSON }) {
  return runForPerson(givePasskey, { ...input, token: await takeOneTime('passkey-step') });
}

/** A sign-in with a passkey and nothing else. */
export async function signInByPasskey(input: { response: AuthenticationResponseJSON }): Promise<Outcome<object>> {
  try {
    if (isForeignOrigin(await headers())) return { ok: false, failure: { code: 'forbidden' } };
    const token = await takeOneTime('passkey-sign-in');
    const parsed = z.strictObject({ response: assertionSchema }).safeParse(input);
    if (!parsed.success || token === '') return { ok: false, failure: { code: 'invalid-input' } };
    const device = await currentDevice();
    const answer = await startSessionWithPasskey({ ...parsed.data, token, device }, new Date());
    if (answer.is === 'too-many-tries') {
      const other = signInWaitWords({ why: answer.is, seconds: Math.ceil(answer.retryAfterMs / 1_000) });
      return { ok: false, failure: { code: 'invalid-input', fields: { other } } };
    }
    if (answer.is !== 'signed-in') return { ok: false, failure: { code: 'invalid-input' } };
    await setSessionCookie(answer);
    if (answer.wholeFor !== null) await rememberDevice(device, answer.wholeFor);
    return { ok: true, value: {} };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
