import 'server-only';
import { headers } from 'next/headers';
import { currentReading } from './auth/current-actor';
import { currentDevice, rememberDevice } from './auth/current-device';
import { pageProblem } from './auth/page-owner';
import type { PersonAction } from './auth/person-action';
import { setSessionCookie } from './auth/session-cookie';
import { toFailure } from './db/failures';
import type { Outcome } from './domain/errors';
import { isForeignOrigin } from './web/same-origin';

/** Runs what a person does to how they sign in; a session that was replaced goes on in the same browser. */
export async function runForPerson<Input, Value>(
  action: PersonAction<Input, Value>,
  input: Input,
): Promise<Outcome<Value>> {
  try {
    const given = await headers();
    if (isForeignOrigin(given)) return { ok: false, failure: { code: 'forbidden' } };
    const reading = await currentReading();
    if (!reading) return { ok: false, failure: { code: 'signed-out' } };
    const code = pageProblem(given, reading.person);
    if (code) return { ok: false, failure: { code } };
    const device = await currentDevice();
    const outcome = await action.runFor(reading.person, input, { device });
    if (!outcome.ok) return outcome;
    const { secret } = outcome.value;
    if (secret !== undefined) {
      await setSessionCookie({ secret, userId: reading.person.userId });
      // A session is replaced only after the second factor.
      await rememberDevice(device, reading.person.email);
    }
    return { ok: true, value: outcome.value.value };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
