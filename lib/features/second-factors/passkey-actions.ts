'use server';

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { headers } from 'next/headers';
import { z } from 'zod';
import { currentReading } from '@/lib/auth/current-actor';
import { deviceOf } from '@/lib/auth/device';
import { giveOneTime, takeOneTime } from '@/lib/auth/one-time-cookie';
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
import type { Outcome } from '@/lib/domain/errors';
import { runForPerson } from '@/lib/run-for-person';
import { isForeignOrigin } from '@/lib/web/same-origin';

/** The challenge goes to the device through the page and comes back signed; what was asked is kept in a cookie. */
const COOKIE = 'passkey';
const challengeSchema = z.object({ challenge: z.string(), purpose: z.enum(['add', 'step', 'sign-in']) });
type Purpose = z.infer<typeof challengeSchema>['purpose'];

const remember = (purpose: Purpose, { challenge }: { challenge: string }) =>
  giveOneTime(COOKIE, { challenge, purpose });

/** '' when nothing was asked of this browser, or for another purpose: no schema takes it. */
async function remembered(purpose: Purpose): Promise<string> {
  const found = await takeOneTime(COOKIE, challengeSchema);
  return found?.purpose === purpose ? found.challenge : '';
}

export async function beginMyPasskey(input: { passphrase: string }) {
  const outcome = await runForPerson(beginPasskey, input);
  if (outcome.ok) await remember('add', outcome.value);
  return outcome;
}

export async function addMyPasskey(input: { name: string; response: RegistrationResponseJSON }) {
  return runForPerson(addPasskey, { ...input, challenge: await remembered('add') });
}

export async function removeMyPasskey(input: { id: string; passphrase: string }) {
  return runForPerson(removePasskey, input);
}

const purposeSchema = z.strictObject({ for: z.enum(['step', 'sign-in']) });

/** What the device is to sign: with any key of this site, or with one of whoever has given the passphrase. */
export async function askForPasskey(input: { for: 'step' | 'sign-in' }): Promise<Outcome<PasskeyRequest>> {
  try {
    const asked = purposeSchema.safeParse(input);
    if (!asked.success) return { ok: false, failure: { code: 'invalid-input' } };
    const person = asked.data.for === 'step' ? ((await currentReading())?.person ?? null) : null;
    if (asked.data.for === 'step' && !person) return { ok: false, failure: { code: 'signed-out' } };
    const options = await requestOptions(person);
    await remember(asked.data.for, options);
    return { ok: true, value: options };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

export type PasskeyRequest = Awaited<ReturnType<typeof requestOptions>>;

export async function giveSignInPasskey(input: { response: AuthenticationResponseJSON }) {
  return runForPerson(givePasskey, { ...input, challenge: await remembered('step') });
}

/** A sign-in with a passkey and nothing else. */
export async function signInByPasskey(input: { response: AuthenticationResponseJSON }): Promise<Outcome<object>> {
  try {
    const given = await headers();
    if (isForeignOrigin(given)) return { ok: false, failure: { code: 'forbidden' } };
    const challenge = await remembered('sign-in');
    const parsed = z.strictObject({ response: assertionSchema }).safeParse(input);
    if (!parsed.success || challenge === '') return { ok: false, failure: { code: 'invalid-input' } };
    const device = deviceOf((name) => given.get(name));
    const answer = await startSessionWithPasskey({ ...parsed.data, challenge, device }, new Date());
    if (answer.is !== 'signed-in') return { ok: false, failure: { code: 'invalid-input' } };
    await setSessionCookie(answer.secret);
    return { ok: true, value: {} };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
