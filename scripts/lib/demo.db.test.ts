import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPassphrase, unqueued } from '@/lib/auth/passphrase';
import { connect } from '@/lib/db/client';
import { demoAccounts, demoPassphrase } from '@/lib/demo/accounts';
import { createClinic } from '@/lib/features/clinics/create-clinic';
import { newClinicDetails } from '@/lib/features/clinics/new-clinic';
import { migrate } from '../../prisma/migrate';
import { readInhabitants } from './demo';
import { lockDemo } from './lock-demo';
import { withClient } from './postgres/with-client';
import { databaseOf } from './test/database';

const serverUrl = process.env.TEST_OWNER_URL ?? '';

let name = '';
let ownerUrl = '';
let appUrl = '';

/** An empty database whose owner is no superuser, as a clinic's own server has it: row-level security binds the owner. */
beforeEach(async () => {
  name = `demo_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'owner'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  ownerUrl = Object.assign(new URL(databaseOf(serverUrl, name)), { username: name, password: 'owner' }).href;
  appUrl = databaseOf(process.env.TEST_APP_URL ?? '', name);
});

afterEach(() =>
  withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE ${name}`);
  }),
);

async function makeClinic(email: string, passphrase: string = demoPassphrase): Promise<void> {
  const db = connect(appUrl, 1);
  await createClinic(db, {
    details: newClinicDetails({ name: 'First Street Clinic', country: 'US', phone: '', timeZone: 'UTC' }),
    logo: null,
    members: [
      { email, name: 'Priya Raman', role: 'admin', passphraseHash: await hashPassphrase(passphrase, unqueued) },
    ],
    starter: { hash: '', topics: [], generic: [] },
    now: new Date(),
  });
  await db.$disconnect();
}

test('an owner whom row-level security binds sees who lives in the database', async () => {
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: false, clinic: false });
  await migrate(ownerUrl);
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: false, clinic: false });
  await makeClinic('priya@first.example');
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: false, clinic: true });
  await makeClinic(demoAccounts[2]?.email ?? '');
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: true, clinic: true });
});

test('the clinic of a demo account is the demo’s', async () => {
  await migrate(ownerUrl);
  await makeClinic(demoAccounts[3]?.email ?? '');
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: true, clinic: false });
});

test('a clinic beside the demo can be served once the published password opens nothing', async () => {
  await migrate(ownerUrl);
  const [demo = '', changed = ''] = demoAccounts.map(({ email }) => email);
  await makeClinic('priya@first.example', 'words of her own');
  await makeClinic(demo);
  await makeClinic(changed, 'words of their own');
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: true, clinic: true });
  const hashes = () =>
    withClient(databaseOf(serverUrl, name), async (client) => {
      const { rows } = await client.query('select email, passphrase_hash from user_account order by email');
      return new Map(rows.map(({ email, passphrase_hash }) => [email, passphrase_hash]));
    });
  const before = await hashes();
  expect(await lockDemo(appUrl, new Date())).toEqual([demo]);
  expect(await readInhabitants(ownerUrl)).toEqual({ demo: false, clinic: true });
  const after = await hashes();
  // Whoever chose a password keeps it, and nobody is deleted.
  expect([...after].filter(([email, hash]) => before.get(email) !== hash).map(([email]) => email)).toEqual([demo]);
  expect(after.size).toBe(before.size);
  expect(await lockDemo(appUrl, new Date())).toEqual([]);
});
