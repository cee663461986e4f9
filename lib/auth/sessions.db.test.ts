import { hash } from '@node-rs/argon2';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Database, database } from '@/lib/db/client';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner } from '@/lib/test-support/database';
import type { Device } from './device';
import { withAccount } from './known-device';
import { actorOf, endSession, hashSecret, readSession } from './sessions';
import { startSession } from './sign-in';
import { WRONG_HERE } from './sign-in-limits';

const now = () => new Date();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function open() {
  const clinic = await makeClinic();
  const { email } = clinic.clinician;
  return { clinic, email, secret: await signInSecret(email) };
}

const refused = { is: 'refused' };

describe('a session', () => {
  it('opens with e-mail in any case and the right passphrase', async () => {
    const { clinic, email } = await open();
    const actor = await actorOf(await signInSecret(` ${email.toUpperCase()} `), now());
    expect(actor).toMatchObject({ email, scope: { clinicId: clinic.id, role: 'clinician' } });
  });

  it('gives one answer whatever was wrong', async () => {
    const { email } = await open();
    expect(await startSession({ email, passphrase: 'wrong' }, now())).toEqual(refused);
    expect(await startSession({ email: 'nobody@nowhere.example', passphrase }, now())).toEqual(refused);
    expect(await startSession({ email: '', passphrase: '' }, now())).toEqual(refused);
  });

  it('S8: ends at sign-out for every copy of its cookie', async () => {
    const { secret } = await open();
    expect(await actorOf(secret, now())).not.toBeNull();
    await endSession(secret, now());
    expect(await actorOf(secret, now())).toBeNull();
  });

  it('S10: ends after 15 minutes without a sign of its holder, and each sign starts them anew', async () => {
    const { secret } = await open();
    expect(await readSession(secret, inMinutes(14), { counts: false })).not.toBeNull();
    expect(await readSession(secret, inMinutes(15.1), { counts: false })).toBeNull();
    expect(await actorOf(secret, inMinutes(14))).not.toBeNull();
    expect(await actorOf(secret, inMinutes(28))).not.toBeNull();
    expect(await actorOf(secret, inMinutes(43.1))).toBeNull();
  });

  it('S10: takes the idle minutes of its own clinic', async () => {
    const { clinic, secret } = await open();
    await sqlAsOwner('insert into clinic_security values ($1, 5, false)', [clinic.id]);
    expect(await readSession(secret, inMinutes(4.9), { counts: false })).not.toBeNull();
    expect(await readSession(secret, inMinutes(5.1), { counts: false })).toBeNull();
  });

  it('S10: ends twelve hours after the sign-in, however busy its holder', async () => {
    const { secret } = await open();
    for (let minutes = 10; minutes < 720; minutes += 10) {
      expect(await actorOf(secret, inMinutes(minutes)), `after ${minutes} minutes`).not.toBeNull();
    }
    expect(await actorOf(secret, inMinutes(720.1))).toBeNull();
  });

  it('S9: ends when the member is disabled, and cannot be opened again', async () => {
    const { clinic, email, secret } = await open();
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1', [clinic.id]);
    expect(await actorOf(secret, now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toEqual(refused);
  });

  it('takes the member’s role as it is now', async () => {
    const { clinic, secret } = await open();
    await sqlAsOwner(`update member set role = 'editor' where clinic_id = $1`, [clinic.id]);
    expect((await actorOf(secret, now()))?.scope.role).toBe('editor');
  });

  it('S12: has a secret of its own each time, of 256 random bits, stored only as a hash; a made-up secret opens nothing', async () => {
    const { email, secret } = await open();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(await signInSecret(email)).not.toBe(secret);
    const { rows } = await sqlAsOwner(`select encode(id_hash, 'escape') as hash from session`);
    expect(rows.map((row) => String(row.hash)).join('\n')).not.toContain(secret);
    expect(await actorOf(`${secret}x`, now())).toBeNull();
    expect(await actorOf('', now())).toBeNull();
  });

  it('S3: is shown to nobody by the view that it is read from, without its secret or with a made-up one', async () => {
    const { secret } = await open();
    const holders = (hash: Uint8Array<ArrayBuffer>) =>
      database().$queryRaw<{ idHash: Uint8Array }[]>`select * from read_session_holder(${hash})`;
    expect(await database().$queryRaw`select * from session_holder`).toEqual([]);
    expect(await holders(hashSecret(`${secret}x`))).toEqual([]);
    expect(await holders(hashSecret(secret))).toHaveLength(1);
    // What it has shown ends with its statement.
    expect(await database().$queryRaw`select * from session_holder`).toEqual([]);
  });

  it('leaves a trace of a wrong passphrase in the clinic’s audit trail', async () => {
    const { clinic, email } = await open();
    await startSession({ email, passphrase: 'wrong' }, now());
    const { rows } = await sqlAsOwner(
      `select count(*)::int as n from audit_event where clinic_id = $1 and type = 'session.refused'`,
      [clinic.id],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('S14: a passphrase hash made with less than today’s cost', () => {
  it('is renewed by the next right sign-in, and by no wrong one', async () => {
    const { email } = await open();
    const weak = await hash(passphrase, { memoryCost: 8, timeCost: 1, parallelism: 1 });
    await sqlAsOwner('update user_account set passphrase_hash = $2 where email = $1', [email, weak]);
    const stored = async (): Promise<string> =>
      (await sqlAsOwner('select passphrase_hash as hash from user_account where email = $1', [email])).rows[0].hash;
    await startSession({ email, passphrase: 'wrong' }, now());
    expect(await stored()).toBe(weak);
    await signInSecret(email);
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signInSecret(email);
  });
});

describe('S15: guessing at a passphrase', () => {
  const here = { userAgent: '', address: '198.51.100.7' };
  const elsewhere = { userAgent: '', address: '198.51.100.8' };
  const wrong = (email: string, device: Device, db: Database) =>
    startSession({ email, passphrase: 'wrong', device }, now(), db);

  // As two server processes would: nothing is shared but PostgreSQL.
  const servers: [Database, Database] = [
    connect(process.env.TEST_APP_URL ?? '', 4),
    connect(process.env.TEST_APP_URL ?? '', 4),
  ];
  afterAll(() => Promise.all(servers.map((server) => server.$disconnect())));

  it('is stopped after ten tries, counted over two servers together, also side by side', async () => {
    const { email } = await open();
    const tries = Array.from({ length: 20 }, (_, index) => wrong(email, here, servers[index % 2] ?? servers[0]));
    const kinds = (await Promise.all(tries)).map((answer) => answer.is);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(WRONG_HERE);
    expect(kinds.filter((kind) => kind === 'too-many-tries')).toHaveLength(10);
    for (const server of servers) {
      const answer = await startSession({ email, passphrase, device: here }, now(), server);
      expect(answer, 'the right passphrase waits as well').toMatchObject({ is: 'too-many-tries' });
    }
  });

  it('counts the addresses of one IPv6 connection together', async () => {
    const { email } = await open();
    const from = (end: number) => ({ userAgent: '', address: `2001:db8:7:8::${end}` });
    for (let count = 0; count < WRONG_HERE; count += 1) await wrong(email, from(count), servers[0]);
    expect(await wrong(email, from(99), servers[0])).toMatchObject({ is: 'too-many-tries' });
    expect(await wrong(email, { userAgent: '', address: '2001:db8:7:9::1' }, servers[0])).toEqual({ is: 'refused' });
  });

  it('keeps nobody out forever, and not from another address', async () => {
    const { email } = await open();
    for (let count = 0; count < WRONG_HERE; count += 1) await wrong(email, here, servers[0]);
    expect(await wrong(email, here, servers[1])).toMatchObject({ is: 'too-many-tries' });
    expect(await startSession({ email, passphrase, device: elsewhere }, now())).toMatchObject({ is: 'signed-in' });
    const { rows } = await sqlAsOwner(`select max(expire - now()) < interval '16 minutes' as soon from rate_limit`);
    expect(rows).toEqual([{ soon: true }]);
    await sqlAsOwner(`update rate_limit set expire = now() - interval '1 second'`);
    expect(await startSession({ email, passphrase, device: here }, now())).toMatchObject({ is: 'signed-in' });
  });

  it('from many addresses leaves the one that the account is used from open', async () => {
    const { email } = await open();
    await signInSecret(email, here);
    const kinds = new Set<string>();
    for (let machine = 1; machine <= 60; machine += 1) {
      kinds.add(
        (await wrong(email, { userAgent: '', address: `203.0.113.${machine}` }, servers[machine % 2] ?? servers[0])).is,
      );
    }
    expect(kinds).toEqual(new Set(['refused', 'too-many-tries']));
    expect(await startSession({ email, passphrase, device: elsewhere }, now())).toMatchObject({ is: 'too-many-tries' });
    expect(await startSession({ email, passphrase, device: here }, now())).toMatchObject({ is: 'signed-in' });
  });

  it('a hundred strangers at one address do not lock out a clinician on a known device', async () => {
    const { email } = await open();
    const address = '198.51.100.200';
    const known = withAccount(null, email);
    const ownDevice = { userAgent: '', address, known };
    for (let count = 0; count <= 100; count += 1) {
      await wrong(`stranger-${count}@nowhere.example`, { userAgent: '', address }, servers[count % 2] ?? servers[0]);
    }
    for (let count = 0; count < WRONG_HERE; count += 1) await wrong(email, { userAgent: '', address }, servers[0]);
    const signIn = (device: Device) => startSession({ email, passphrase, device }, now());
    expect(await signIn({ userAgent: '', address })).toMatchObject({ is: 'too-many-tries' });
    // A device that another account knows is unknown to this one.
    const ofColleague = withAccount(null, 'colleague@clinic.example');
    expect(await signIn({ ...ownDevice, known: ofColleague })).toMatchObject({ is: 'too-many-tries' });
    expect(await signIn(ownDevice)).toMatchObject({ is: 'signed-in', wholeFor: email });
    for (let count = 0; count < WRONG_HERE; count += 1) await wrong(email, ownDevice, servers[1]);
    expect(await signIn(ownDevice)).toMatchObject({ is: 'too-many-tries' });
  });

  it('a sign-in that finds the queue full is asked to retry and does not count as an attempt', async () => {
    const { email } = await open();
    const tries = Array.from({ length: 60 }, (_, index) =>
      wrong(email, { userAgent: '', address: `203.0.113.${index}` }, servers[index % 2] ?? servers[0]),
    );
    const answers = await Promise.all(tries);
    expect(answers.find(({ is }) => is === 'busy')).toMatchObject({ retryAfterMs: expect.any(Number) });
    expect(answers.some(({ is }) => is === 'refused')).toBe(true);
    // Sixty counted attempts would have closed the account to strangers.
    expect(await startSession({ email, passphrase, device: elsewhere }, now())).toMatchObject({ is: 'signed-in' });
  });

  it('counts anew after a right one, and stores neither account nor address', async () => {
    const { email } = await open();
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < WRONG_HERE - 1; count += 1) await wrong(email, here, servers[0]);
      await signInSecret(email, here);
    }
    const { rows } = await sqlAsOwner('select key from rate_limit');
    const keys = rows.map((row) => String(row.key)).join('\n');
    expect(keys).not.toContain(email);
    expect(keys).not.toContain(here.address);
  });
});
