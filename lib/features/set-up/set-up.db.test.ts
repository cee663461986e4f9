import { beforeAll, expect, it } from 'vitest';
import { withClient } from '@/scripts/lib/postgres/with-client';
import { type OwnDatabase, ownDatabase } from '@/scripts/lib/test/own-database';
import { newClinicDetails } from '../clinics/new-clinic';

/** In a database of its own: only an empty one can be set up. */

let own: OwnDatabase;
let database: typeof import('@/lib/db/client').database;
let createClinic: typeof import('../clinics/create-clinic').createClinic;
let subject: typeof import('./mutations');
let data: typeof import('./data');

beforeAll(async () => {
  own = ownDatabase();
  ({ database } = await import('@/lib/db/client'));
  ({ createClinic } = await import('../clinics/create-clinic'));
  subject = await import('./mutations');
  data = await import('./data');
  await withClient(own.ownerUrl, (client) =>
    client.query(`
      create table patience (seen text);
      create function note_patience() returns trigger language plpgsql security definer as $$ begin
        insert into patience values (current_setting('idle_in_transaction_session_timeout'));
        return null;
      end $$;
      create trigger note_patience after insert on clinic execute function note_patience();`),
  );
});

const noContent = { hash: '', topics: [], generic: [] };
const now = () => new Date();
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const started = (hasAccounts = false) => subject.makeSetUpToken(database(), { hasAccounts, now: now() });
const form = (token: string) => ({
  token,
  clinicName: 'First Clinic',
  country: 'US' as const,
  phone: '541-555-0147',
  timeZone: 'America/Los_Angeles',
  name: 'Priya Raman',
  email: 'priya@first.example',
  passphrase: 'seven quiet otters paddle',
});

it('of several first starts at once, each goes on and one has the link that works', async () => {
  const links = await Promise.all(Array.from({ length: 5 }, () => started()));
  const work = await Promise.all(links.map((link) => data.isSetUpLink(link ?? '', now())));
  expect(work.filter(Boolean)).toHaveLength(1);
});

it('the first start prints a link, and every further start a new one that takes its place', async () => {
  const first = (await started()) ?? '';
  const second = (await started()) ?? '';
  expect(await data.isSetUpLink(first, now())).toBe(false);
  expect(await data.isSetUpLink(second, now())).toBe(true);
  expect(await data.isSetUpLink(second, inHours(23.9))).toBe(true);
  expect(await data.isSetUpLink(second, inHours(24.1))).toBe(false);
  const { rows } = await withClient(own.ownerUrl, (client) =>
    client.query(`select row_to_json(s)::text || encode(token_hash, 'escape') as text from set_up s`),
  );
  expect(rows[0].text).not.toContain(second);
});

it('a weak passphrase, an old link and a made-up one set up nothing, and the link goes on working', async () => {
  const token = (await started()) ?? '';
  const weak = { ...form(token), passphrase: 'first clinic priya' };
  await expect(subject.setUp(weak, { now: now() })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(subject.setUp(form(token), { now: inHours(25) })).rejects.toMatchObject({ code: 'not-found' });
  await expect(subject.setUp(form('A'.repeat(43)), { now: now() })).rejects.toMatchObject({ code: 'not-found' });
  expect(await data.isSetUpLink(token, now())).toBe(true);
});

it('the link makes one clinic with its admin and the starter library, also when two press at once', async () => {
  const token = (await started()) ?? '';
  const answers = await Promise.allSettled([
    subject.setUp(form(token), { now: now() }),
    subject.setUp({ ...form(token), email: 'other@first.example' }, { now: now() }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { rows } = await withClient(own.ownerUrl, (client) =>
    client.query(`select (select count(*)::int from clinic) as clinics, (select count(*)::int from user_account) as accounts,
      (select array_agg(role) from member) as roles, (select count(*)::int > 10 from topic) as has_library,
      (select array_agg(distinct type) from audit_event) as events`),
  );
  expect(rows[0]).toMatchObject({ clinics: 1, accounts: 1, roles: ['admin'], has_library: true });
  expect(rows[0].events).toContain('clinic.created');
  await expect(subject.setUp(form(token), { now: now() })).rejects.toMatchObject({ code: 'not-found' });
  expect(await started()).toBeNull();
});

it('a server that was restored from a backup prints none', async () => {
  await withClient(own.ownerUrl, (client) => client.query('delete from set_up'));
  expect(await started(true)).toBeNull();
  expect(await started(false)).toBeNull();
});

it('a clinic is made while a server starts, and neither fails', async () => {
  const details = newClinicDetails({ name: 'Second', country: 'US', phone: '541-555-0148', timeZone: 'UTC' });
  await withClient(own.ownerUrl, async (client) => {
    await client.query('delete from set_up');
    await client.query('begin');
    await client.query(
      `insert into set_up (one, token_hash, expires_at) values (true, '\\x01', now() + interval '1 hour')`,
    );
    const made = createClinic(database(), { details, logo: null, members: [], starter: noContent, now: now() });
    await expect.poll(() => waitingFor(own.ownerUrl)).toBe(1);
    await client.query('commit');
    await expect(made).resolves.toMatch(/^[0-9a-f-]{36}$/);
    const { rows } = await client.query('select done_at is not null as "isDone", token_hash from set_up');
    expect(rows).toEqual([{ isDone: true, token_hash: null }]);
  });
});

it('the database waits 5 minutes for a busy machine that copies the starter content into a new clinic', async () => {
  const { rows } = await withClient(own.ownerUrl, (client) => client.query('select seen from patience'));
  // Of the set-up and of the clinic that was made beside it.
  expect(rows).toEqual([{ seen: '5min' }, { seen: '5min' }]);
});

/** How many transactions wait for another one's row. */
const waitingFor = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0].n;
  });
