import { Secret, TOTP } from 'otpauth';
import { beginAuthenticator, confirmAuthenticator } from '@/lib/auth/second-factors/actions';
import { type Person, readSession } from '@/lib/auth/sessions';
import { passphrase } from './clinic';
import { sqlAsOwner } from './database';
import { succeeded } from './outcome';

/** What an authenticator app shows at a time, made from the key that a person typed into it. */
export function appCode(seed: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(seed.replace(/\s/g, '')) }).generate({ timestamp: at.getTime() });
}

/** Whoever holds this session's secret, on whichever step of the sign-in. */
export async function personOf(secret: string, at = new Date()): Promise<Person> {
  const reading = await readSession(secret, at);
  if (!reading) throw new Error('the session is over');
  return reading.person;
}

/** Moves a person's last wrong code into the past: the database's clock counts the waits. */
export async function letWaitPass(userId: string, ms: number): Promise<void> {
  await sqlAsOwner(`update code_attempt set last_at = last_at - $2 * interval '1 millisecond' where user_id = $1`, [
    userId,
    ms,
  ]);
}

/** An authenticator app, added as on the screen. */
export async function addApp(secret: string, now = new Date()) {
  const { seed } = succeeded(
    await beginAuthenticator.runFor(await personOf(secret, now), { passphrase, code: '' }, { now }),
  ).value;
  const done = succeeded(
    await confirmAuthenticator.runFor(await personOf(secret, now), { code: appCode(seed, now) }, { now }),
  );
  if (!done.secret) throw new Error('the session is replaced');
  return { seed, codes: done.value.codes, secret: done.secret };
}
