import { describe, expect, it, vi } from 'vitest';
import { connect, type Database } from '@/lib/db/client';
import { loadMyFactors } from '@/lib/features/second-factors/data';
import { passphrase } from '@/lib/test-support/clinic';
import { asRuntimeRole, makeClinic, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, appCode, personOf } from '@/lib/test-support/second-factors';
import { HashQueue } from '../hash-queue';
import type { Person } from '../sessions';
import { actorOf, readSession } from '../sessions';
import { beginAuthenticator, confirmAuthenticator, giveCode, removeAuthenticator, renewRecoveryCodes } from './actions';

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const now = () => new Date();

/** A clinician with an app, and a fresh sign-in that has given the passphrase alone. */
async function enrolled() {
  const clinic = await makeClinic();
  const { email } = clinic.clinician;
  const first = await signInSecret(email);
  const at = now();
  const app = await addApp(first, at);
  const half = await signInSecret(email);
  return { clinic, email, app, at, first, half, person: await personOf(half) };
}

const give = (person: Person, code: string, at = now()) => giveCode.runFor(person, { code }, { now: at });

const requireFactor = (clinicId: string) => sqlAsOwner('insert into clinic_security values ($1, 15, true)', [clinicId]);

describe('S16: a second factor', () => {
  it('stands between a right passphrase and the clinic until it is given', async () => {
    const { half, app, person } = await enrolled();
    expect(await actorOf(half, now())).toBeNull();
    expect(person.standing).toBe('needs-second-factor');
    const { secret = '' } = succeeded(await give(person, appCode(app.seed, inSeconds(30))));
    expect((await actorOf(secret, now()))?.scope.userId).toBe(person.userId);
  });

  it('S12: is followed by a session with another secret; the old one opens nothing any more', async () => {
    const { first, half, app, person } = await enrolled();
    const { secret = '' } = succeeded(await give(person, appCode(app.seed, inSeconds(30))));
    expect(secret).not.toBe(half);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    for (const old of [first, half]) expect(await readSession(old, now())).toBeNull();
    expect(await actorOf(app.secret, now())).not.toBeNull();
  });

  it('ends no later than the sign-in that it completes', async () => {
    const { half, app, person } = await enrolled();
    const before = await sqlAsOwner('select expires_at from session where user_id = $1 order by created_at desc', [
      person.userId,
    ]);
    const { secret = '' } = succeeded(await give(person, appCode(app.seed, inSeconds(30)), inSeconds(40)));
    const after = await sqlAsOwner(
      `select expires_at from session where user_id = $1 and second_factor = 'totp' order by created_at desc`,
      [person.userId],
    );
    expect(secret).not.toBe(half);
    expect(after.rows[0]).toEqual(before.rows[0]);
  });

  it('takes a code once, and none of before it', async () => {
    const { app, at, email, person } = await enrolled();
    // The code of the enrolment itself has been used.
    expect(failedWith(await give(person, appCode(app.seed, at), at))).toBe('invalid-input');
    const code = appCode(app.seed, inSeconds(30));
    succeeded(await give(person, code));
    const again = await personOf(await signInSecret(email));
    expect(failedWith(await give(again, code))).toBe('invalid-input');
    expect(failedWith(await give(again, appCode(app.seed, inSeconds(-30))))).toBe('invalid-input');
    succeeded(await give(again, appCode(app.seed, inSeconds(60)), inSeconds(60)));
  });

  it('of two uses of one code side by side, on two servers, lets one in', async () => {
    const server = () => connect(process.env.TEST_APP_URL ?? '', 3);
    const servers: [Database, Database] = [server(), server()];
    const { app, email, person } = await enrolled();
    const other = await personOf(await signInSecret(email));
    const code = appCode(app.seed, inSeconds(30));
    const outcomes = await Promise.all(
      [person, other].map((one, index) => giveCode.runFor(one, { code }, { db: servers[index] ?? servers[0] })),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await Promise.all(servers.map((server) => server.$disconnect()));
  });

  it('takes each of ten recovery codes once, also side by side, and says how many are left', async () => {
    const { clinic, app, email, person } = await enrolled();
    const [code = '', second = ''] = app.codes;
    expect(new Set(app.codes).size).toBe(10);
    const other = await personOf(await signInSecret(email));
    const outcomes = await Promise.all([person, other].map((one) => give(one, code.toUpperCase())));
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const left = await personOf(await signInSecret(email));
    succeeded(await give(left, second));
    expect((await loadMyFactors(clinic.clinician.scope)).recoveryCodesLeft).toBe(8);
  });

  it('stores neither a seed nor a recovery code that could be read', async () => {
    const { app, person } = await enrolled();
    const { rows } = await sqlAsOwner(
      `select encode(seed_sealed, 'escape') as seed from authenticator_app where user_id = $1
       union all select encode(hash, 'escape') from recovery_code where user_id = $1`,
      [person.userId],
    );
    expect(rows).toHaveLength(11);
    const stored = rows.map(({ seed }) => String(seed)).join('\n');
    for (const code of app.codes) expect(stored).not.toContain(code.replaceAll('-', ''));
    expect(stored).not.toContain(app.seed);
  });

  it('is seen in the database by its own person alone', async () => {
    const { clinic, person } = await enrolled();
    const seenBy = (settings: Record<string, string>) =>
      asRuntimeRole(async (client) => {
        for (const [name, value] of Object.entries(settings)) {
          await client.query('select set_config($1, $2, true)', [name, value]);
        }
        const { rows } = await client.query(
          'select (select count(*)::int from authenticator_app) + (select count(*)::int from recovery_code) as n',
        );
        return rows[0].n;
      });
    expect(await seenBy({ 'app.user_id': person.userId })).toBe(11);
    expect(await seenBy({ 'app.user_id': clinic.admin.scope.userId, 'app.clinic_id': clinic.id })).toBe(0);
    expect(await seenBy({ 'app.clinic_id': clinic.id, 'app.email': person.email })).toBe(0);
  });

  it('leaves a trace when it is wrong, right, added and removed', async () => {
    const { clinic, app, person } = await enrolled();
    await give(person, '000000');
    const { secret = '' } = succeeded(await give(person, appCode(app.seed, inSeconds(30))));
    const proof = { passphrase, code: app.codes[0] ?? '' };
    succeeded(await removeAuthenticator.runFor(await personOf(secret), proof));
    const { rows } = await sqlAsOwner(
      `select type from audit_event where clinic_id = $1 and actor_id = $2 order by seq`,
      [clinic.id, person.userId],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'session.started',
      'session.started',
      'second-factor.added',
      'session.half-started',
      'second-factor.refused',
      'session.started',
      'recovery-code.used',
      'second-factor.removed',
    ]);
  });
});

describe('S18: changing one’s second factor', () => {
  it('asks for the passphrase again, and for a code once there is an app', async () => {
    const { app, clinic } = await enrolled();
    const person = await personOf(app.secret);
    const wrong = { passphrase: 'not my passphrase at all', code: app.codes[0] ?? '' };
    expect(await beginAuthenticator.runFor(person, wrong)).toMatchObject({
      failure: { fields: { passphrase: expect.stringMatching('not') } },
    });
    for (const action of [beginAuthenticator, removeAuthenticator, renewRecoveryCodes]) {
      const outcome = await action.runFor(person, { passphrase, code: '' });
      expect(outcome).toMatchObject({
        ok: false,
        failure: { code: 'invalid-input', fields: { code: expect.any(String) } },
      });
    }
    expect(failedWith(await renewRecoveryCodes.runFor(person, { passphrase: 'wrong' }))).toBe('invalid-input');
    expect((await loadMyFactors(clinic.clinician.scope)).authenticator).not.toBeNull();
  });

  it('an app that was shown but not confirmed opens nothing and replaces nothing', async () => {
    const { app } = await enrolled();
    const person = await personOf(app.secret);
    const proof = { passphrase, code: app.codes[0] ?? '' };
    const { seed } = succeeded(await beginAuthenticator.runFor(person, proof)).value;
    const half = await personOf(await signInSecret(person.email));
    expect(failedWith(await give(half, appCode(seed, now())))).toBe('invalid-input');
    succeeded(await give(half, appCode(app.seed, inSeconds(30))));
    const late = { code: appCode(seed, inSeconds(660)) };
    expect(failedWith(await confirmAuthenticator.runFor(person, late, { now: inSeconds(660) }))).toBe('invalid-input');
  });

  it('a seed shown in one session cannot be confirmed in another', async () => {
    const { email } = (await makeClinic()).clinician;
    const [here, elsewhere] = [await personOf(await signInSecret(email)), await personOf(await signInSecret(email))];
    const { seed } = succeeded(await beginAuthenticator.runFor(here, { passphrase })).value;
    const code = appCode(seed, now());
    expect(failedWith(await confirmAuthenticator.runFor(elsewhere, { code }))).toBe('invalid-input');
    succeeded(await confirmAuthenticator.runFor(here, { code }));
  });

  it('guessing the first code costs no hash and soon has to wait', async () => {
    const person = await personOf(await signInSecret((await makeClinic()).clinician.email));
    const confirm = (code: string) => confirmAuthenticator.runFor(person, { code });
    const hashing = vi.spyOn(HashQueue.prototype, 'inTurn');
    for (let count = 0; count < 3; count += 1) {
      expect(await confirm('000000')).toMatchObject({
        failure: { fields: { code: expect.stringMatching('not right') } },
      });
    }
    expect(await confirm('000000')).toMatchObject({
      failure: { fields: { code: expect.stringMatching('Too many wrong codes') } },
    });
    expect(hashing).not.toHaveBeenCalled();
    hashing.mockRestore();
  });

  it('a new app takes the place of the old one', async () => {
    const { app, email } = await enrolled();
    const proof = { passphrase, code: app.codes[0] ?? '' };
    const { seed } = succeeded(await beginAuthenticator.runFor(await personOf(app.secret), proof)).value;
    succeeded(await confirmAuthenticator.runFor(await personOf(app.secret), { code: appCode(seed, now()) }));
    const half = await personOf(await signInSecret(email));
    expect(failedWith(await give(half, appCode(app.seed, inSeconds(30))))).toBe('invalid-input');
    succeeded(await give(half, appCode(seed, inSeconds(30))));
  });

  it('new recovery codes end the old ones', async () => {
    const { app, email } = await enrolled();
    const proof = { passphrase, code: app.codes[1] ?? '' };
    const { codes } = succeeded(await renewRecoveryCodes.runFor(await personOf(app.secret), proof)).value;
    expect(codes.filter((code) => app.codes.includes(code))).toEqual([]);
    const half = await personOf(await signInSecret(email));
    expect(failedWith(await give(half, app.codes[0] ?? ''))).toBe('invalid-input');
    succeeded(await give(half, codes[0] ?? ''));
  });

  it('cannot be done with the passphrase alone, on the way in', async () => {
    const { app, person } = await enrolled();
    const proof = { passphrase, code: app.codes[0] ?? '' };
    for (const action of [beginAuthenticator, removeAuthenticator]) {
      expect(failedWith(await action.runFor(person, proof))).toBe('forbidden');
    }
    expect(failedWith(await renewRecoveryCodes.runFor(person, { passphrase }))).toBe('forbidden');
    expect(failedWith(await confirmAuthenticator.runFor(person, { code: '123456' }))).toBe('forbidden');
  });

  it('the last one stays where the clinic asks for one', async () => {
    const { clinic, app } = await enrolled();
    await requireFactor(clinic.id);
    const proof = { passphrase, code: app.codes[0] ?? '' };
    const outcome = await removeAuthenticator.runFor(await personOf(app.secret), proof);
    expect(outcome).toMatchObject({ failure: { code: 'invalid-input', fields: { required: expect.any(String) } } });
    expect((await loadMyFactors(clinic.clinician.scope)).authenticator).not.toBeNull();
  });

  it('takes no key that it does not name', async () => {
    const { app } = await enrolled();
    const person = await personOf(app.secret);
    const smuggled = { passphrase, code: app.codes[0] ?? '', userId: person.userId };
    expect(failedWith(await removeAuthenticator.runFor(person, smuggled))).toBe('invalid-input');
  });
});

describe('S16: where the clinic asks for a second factor', () => {
  it('a member without one sees nothing, from the next request on, until they have enrolled', async () => {
    const clinic = await makeClinic();
    const secret = await signInSecret(clinic.clinician.email);
    expect(await actorOf(secret, now())).not.toBeNull();
    await requireFactor(clinic.id);
    expect(await actorOf(secret, now())).toBeNull();
    expect((await personOf(secret)).standing).toBe('needs-enrolment');
    const { secret: whole } = await addApp(secret);
    expect((await actorOf(whole, now()))?.scope.clinicId).toBe(clinic.id);
    expect(await readSession(secret, now())).toBeNull();
  });
});
