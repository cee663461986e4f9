import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, type Database } from '@/lib/db/client';
import { env } from '@/lib/env';
import { makeReset } from '@/lib/features/resets/mutations';
import { makeClinic, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { addApp } from '@/lib/test-support/second-factors';
import { softwarePasskey } from '@/lib/test-support/software-passkey';
import { HashQueue } from './hash-queue';
import { sealOneTime } from './one-time-token';
import { startSessionWithPasskey } from './second-factors/passkey-actions';
import { startSession } from './sign-in';

/* Whoever measures an answer's time learns nothing, because the same work is done for every address. */

const now = () => new Date();
const device = { userAgent: '', address: '198.51.100.40' };
const unknownEmail = () => `nobody-${crypto.randomUUID()}@nowhere.example`;

let db: Database;
let statements: string[] = [];

beforeAll(async () => {
  const ask = Client.prototype.query;
  vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...question: unknown[]) {
    const [first] = question;
    const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : first;
    statements.push(String(text));
    return Reflect.apply(ask, this, question);
  });
  // One connection, so that the statements of a new connection are not counted.
  db = connect(process.env.TEST_APP_URL ?? '', 1);
  await startSession({ email: unknownEmail(), passphrase: 'first', device }, now(), db);
});
afterAll(async () => {
  await db.$disconnect();
  vi.restoreAllMocks();
});

/** The statements that `work` runs, sorted, because the counts run concurrently. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  statements = [];
  await work();
  expect(statements.length).toBeGreaterThan(5);
  return statements.toSorted();
}

describe('S15 S19: an address with and without an account', () => {
  const wrong = (email: string) => () => startSession({ email, passphrase: 'wrong', device }, now(), db);

  it('costs the same statements and as many hashes when a sign-in is refused', async () => {
    const hashes = vi.spyOn(HashQueue.prototype, 'inTurn');
    const hashesOf = async (email: string) => {
      hashes.mockClear();
      const asked = await statementsOf(wrong(email));
      return { asked, hashes: hashes.mock.calls.length };
    };
    const unknown = await hashesOf(unknownEmail());
    expect(unknown.hashes).toBe(1);
    expect(unknown.asked.join('\n')).toMatch(/audit_event/);
    const { clinician, editor, admin } = await makeClinic();
    await addApp(await signInSecret(editor.email));
    // Has been signed in from this address before.
    await signInSecret(admin.email, device);
    for (const { email } of [clinician, editor, admin]) expect(await hashesOf(email)).toEqual(unknown);
    await sqlAsOwner('update member set disabled_at = now() where user_id = $1', [clinician.scope.userId]);
    expect(await hashesOf(clinician.email)).toEqual(unknown);
    expect(await hashesOf('not an address')).toEqual(unknown);
  });

  it('costs the same statements when a link to a new password is asked for', async () => {
    const { clinician } = await makeClinic();
    const unknown = await statementsOf(() => makeReset(unknownEmail(), now(), db));
    expect(await statementsOf(() => makeReset(clinician.email, now(), db))).toEqual(unknown);
    await sqlAsOwner('update member set disabled_at = now() where user_id = $1', [clinician.scope.userId]);
    expect(await statementsOf(() => makeReset(clinician.email, now(), db))).toEqual(unknown);
  });

  it('costs the same statements when a passkey is refused', async () => {
    const { clinician } = await makeClinic();
    const key = softwarePasskey(env().NEXTAUTH_URL);
    const challenge = 'c2lnbiB0aGlz';
    const refused = (userId: string) => async () => {
      const token = await sealOneTime({ purpose: 'passkey-sign-in', holder: null }, { challenge });
      const given = { response: key.sign(challenge, userId), token, device };
      expect(await startSessionWithPasskey(given, now(), db)).toEqual({ is: 'refused' });
    };
    const unknown = await statementsOf(refused(crypto.randomUUID()));
    expect(await statementsOf(refused(clinician.scope.userId))).toEqual(unknown);
  });
});
