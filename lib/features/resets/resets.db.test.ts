import { beforeEach, describe, expect, it } from 'vitest';
import { withAccount } from '@/lib/auth/known-device';
import { actorOf } from '@/lib/auth/sessions';
import { startSession } from '@/lib/auth/sign-in';
import { WRONG_HERE } from '@/lib/auth/sign-in-limits';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { readReset } from './data';
import { makeReset, resetPassphrase } from './mutations';
import { requestResetSchema } from './schema';

let clinic: TestClinic;
let email: string;
beforeEach(async () => {
  clinic = await makeClinic();
  email = clinic.clinician.email;
});

const now = () => new Date();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const strong = 'seven quiet otters paddle';

async function tokenFor(address: string): Promise<string> {
  const reset = await makeReset(address, now());
  if (!reset) throw new Error(`${address} has no account`);
  return reset.token;
}

describe('S19: a reset link', () => {
  it('gives the account a new passphrase and ends every session that was open', async () => {
    const secret = await signInSecret(email);
    const token = await tokenFor(email);
    expect(await resetPassphrase({ token, passphrase: strong }, { now: now() })).toEqual({ email });
    expect(await actorOf(secret, now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toEqual({ is: 'refused' });
    expect(await startSession({ email, passphrase: strong }, now())).toMatchObject({ is: 'signed-in' });
    const { rows } = await sqlAsOwner(
      `select type from audit_event where clinic_id = $1 and type like 'passphrase.%' order by seq`,
      [clinic.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['passphrase.reset-asked', 'passphrase.reset']);
  });

  it('a reset ends the wait after too many attempts, here and on a known device', async () => {
    const here = { userAgent: '', address: '203.0.113.41' };
    for (const device of [here, { ...here, known: withAccount(null, email) }]) {
      const token = await tokenFor(email);
      const start = (text: string) => startSession({ email, passphrase: text, device }, now());
      for (let count = 0; count < WRONG_HERE; count += 1) await start('wrong');
      expect(await start(passphrase)).toMatchObject({ is: 'too-many-tries' });
      await resetPassphrase({ token, passphrase: strong }, { now: now(), device });
      expect(await start(strong)).toMatchObject({ is: 'signed-in' });
    }
  });

  it('works once, also for two who press at the same moment', async () => {
    const token = await tokenFor(email);
    const attempt = () => resetPassphrase({ token, passphrase: strong }, { now: now() });
    const answers = await Promise.allSettled([attempt(), attempt()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    expect(await readReset(token, now())).toBeNull();
  });

  it('opens nothing after ten minutes, and no row can live longer', async () => {
    const token = await tokenFor(email);
    expect(await readReset(token, inMinutes(9.9))).toMatchObject({ email });
    expect(await readReset(token, inMinutes(10.1))).toBeNull();
    const late = resetPassphrase({ token, passphrase: strong }, { now: inMinutes(10.1) });
    await expect(late).rejects.toMatchObject({ code: 'not-found' });
    const longer = `update passphrase_reset set expires_at = created_at + interval '11 minutes'`;
    await expect(sqlAsOwner(longer)).rejects.toMatchObject({ code: '23514' });
  });

  it('that was asked for again makes the one before it open nothing', async () => {
    const first = await tokenFor(email);
    const second = await tokenFor(email);
    expect(await readReset(first, now())).toBeNull();
    expect(await readReset(second, now())).not.toBeNull();
  });

  it('is stored as a hash alone', async () => {
    const token = await tokenFor(email);
    const { rows } = await sqlAsOwner(
      `select row_to_json(r)::text || encode(token_hash, 'escape') as text from passphrase_reset r where user_id = $1`,
      [clinic.clinician.scope.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].text).not.toContain(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('leaves the second factor in place: the next sign-in is not whole without it', async () => {
    await sqlAsOwner('update user_account set has_second_factor = true where email = $1', [email]);
    await resetPassphrase({ token: await tokenFor(email), passphrase: strong }, { now: now() });
    const answer = await startSession({ email, passphrase: strong }, now());
    expect(answer).toMatchObject({ is: 'signed-in' });
    expect(answer.is === 'signed-in' && (await actorOf(answer.secret, now()))).toBeNull();
  });

  it('is made for nobody without an account, and for nobody whom every clinic has disabled', async () => {
    expect(await makeReset('nobody@nowhere.example', now())).toBeNull();
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1', [clinic.id]);
    expect(await makeReset(email, now())).toBeNull();
  });

  it('S13: takes no weak passphrase, and goes on working', async () => {
    const token = await tokenFor(email);
    for (const weak of ['too short', 'passwordpassword', clinic.clinician.email]) {
      await expect(resetPassphrase({ token, passphrase: weak }, { now: now() }), weak).rejects.toMatchObject({
        fields: { passphrase: expect.any(String) },
      });
    }
    expect(await readReset(token, now())).not.toBeNull();
  });

  it('is told to every clinic of a person in several', async () => {
    const other = await makeClinic();
    const { userId } = clinic.clinician.scope;
    await sqlAsOwner(
      `insert into member (clinic_id, user_id, email, name, role) values ($1, $2, $3, 'Dr. Both', 'clinician')`,
      [other.id, userId, email],
    );
    await resetPassphrase({ token: await tokenFor(email), passphrase: strong }, { now: now() });
    const { rows } = await sqlAsOwner(
      `select clinic_id from audit_event where type = 'passphrase.reset' and actor_id = $1`,
      [userId],
    );
    expect(rows.map(({ clinic_id }) => clinic_id).sort()).toEqual([clinic.id, other.id].sort());
  });
});

describe('S21: a reset', () => {
  it.each(['a＠b.example', 'a@b.example,c@d.example', 'аdmin@clinic.example', 'admin@xn--linic-h4d.example'])(
    'cannot be asked for with %j, which could be taken for another address',
    (address) => {
      expect(requestResetSchema.safeParse({ email: address }).success).toBe(false);
    },
  );
});
