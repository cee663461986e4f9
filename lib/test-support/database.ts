import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool, type PoolClient, type QueryResult } from 'pg';
import type { Actor } from '@/lib/auth/actor';
import { type Device, unknownDevice } from '@/lib/auth/device';
import { hashPassphrase, unqueued } from '@/lib/auth/passphrase';
import { actorOf, openSession } from '@/lib/auth/sessions';
import { startSession } from '@/lib/auth/sign-in';
import { loadStarterContent, type StarterContent, type StarterSection } from '@/lib/content/starter-content';
import { recordEvent } from '@/lib/db/audit-trail';
import { database, type Tx } from '@/lib/db/client';
import { longTransaction } from '@/lib/db/long-transaction';
import { showKey } from '@/lib/db/with-sign-in';
import { type Role, roles } from '@/lib/domain/access/role';
import { createClinicIn } from '@/lib/features/clinics/create-clinic';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { extendLibrary } from '@/lib/features/library/import-starter';
import { passphrase, testClinic } from './clinic';
import { newerRelease } from './newer-release';

/** For tests on a real PostgreSQL: fresh clinics, real sign-ins, and raw SQL as owner or as the runtime role. */

/** Loaded once each: by the names of its topics. */
const starters = new Map<string, Promise<StarterContent>>();

/** Topics by name, with the generic sections; 'none' has neither. */
type Topics = readonly string[] | 'all' | 'none';

async function starterContent(topics: Topics = ['muscle-twitches']): Promise<StarterContent> {
  if (topics === 'none') return { ...(await starterContent()), topics: [], generic: [] };
  const key = String(topics);
  const starter = starters.get(key) ?? loadStarterContent('content', topics === 'all' ? undefined : topics);
  starters.set(key, starter);
  return starter;
}

let passphraseHash: Promise<string> | undefined;

export type TestClinic = { id: string } & Record<Role, Actor>;

/**
 * A clinic of its own for one test: nothing another test does can show up in it. Its library holds the one topic that
 * most tests are about; name others, or 'all', where it matters.
 */
export async function makeClinic(change: Partial<ClinicDetails> = {}, topics?: Topics): Promise<TestClinic> {
  return makeClinicWith(await starterContent(topics), change);
}

/** The same library, in English and this language alone: a pack of it is read in a third of the time. */
export async function makeBilingualClinic(locale: string): Promise<TestClinic> {
  const starter = await starterContent();
  const isKept = (translation: { locale: string }) => translation.locale === locale;
  const inBoth = (section: StarterSection) => ({ ...section, translations: section.translations.filter(isKept) });
  const topics = starter.topics.map((topic) => ({
    ...topic,
    sections: topic.sections.map(inBoth),
    translations: topic.translations.filter(isKept),
  }));
  return makeClinicWith({ ...starter, topics, generic: starter.generic.map(inBoth) });
}

async function makeClinicWith(starter: StarterContent, change: Partial<ClinicDetails> = {}): Promise<TestClinic> {
  passphraseHash ??= hashPassphrase(passphrase, unqueued);
  const hash = await passphraseHash;
  const domain = `${randomUUID()}.example`;
  const now = new Date();
  const { id, secrets } = await longTransaction(database(), async (tx) => {
    const id = await createClinicIn(tx, {
      details: { ...testClinic, ...change },
      logo: null,
      members: roles.map((role) => ({ email: `${role}@${domain}`, name: `Dr. ${role}`, role, passphraseHash: hash })),
      starter,
      now,
    });
    return { id, secrets: await openSessions(tx, id, now) };
  });
  const [clinician, editor, admin] = await Promise.all(secrets.map((secret) => holderOf(secret, now)));
  if (!clinician || !editor || !admin) throw new Error('every role has a session');
  return { id, clinician, editor, admin };
}

/** What a sign-in of each role leaves behind. It checks no passphrase, which takes most of a sign-in's time. */
async function openSessions(tx: Tx, clinicId: string, now: Date): Promise<string[]> {
  const members = await tx.member.findMany({ where: { clinicId }, select: { userId: true, role: true } });
  const secrets: string[] = [];
  for (const role of roles) {
    const userId = members.find((member) => member.role === role)?.userId ?? '';
    await showKey(tx, { userId });
    secrets.push(await openSession(tx, { userId, clinicId, secondFactor: null, device: unknownDevice }, now));
    await recordEvent(tx, { clinicId, actorId: userId }, { type: 'session.started' });
  }
  return secrets;
}

async function holderOf(secret: string, now: Date): Promise<Actor> {
  const actor = await actorOf(secret, now);
  if (!actor) throw new Error('the session opens nothing');
  return actor;
}

/** The clinic is updated to a release that words this section of muscle twitches in another way. */
export async function offerNewer(clinicId: string, slug: string, change: Partial<StarterSection>): Promise<void> {
  await extendLibrary(database(), clinicId, newerRelease(await starterContent(), slug, change));
}

/** Signs in for real and reads the session back. */
export async function signIn(email: string): Promise<Actor> {
  const actor = await actorOf(await signInSecret(email), new Date());
  if (!actor) throw new Error(`${email} could not sign in`);
  return actor;
}

/** Signs in for real; the secret is what the browser's cookie would hold. */
export async function signInSecret(email: string, device?: Device): Promise<string> {
  const answer = await startSession({ email, passphrase, ...(device && { device }) }, new Date());
  if (answer.is !== 'signed-in') throw new Error(`${email} could not sign in: ${answer.is}`);
  return answer.secret;
}

/** The test command starts the server and names it in the environment. */
function given(name: 'TEST_OWNER_URL' | 'TEST_APP_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: run the database tests with npm test -- --only db`);
  return url;
}

const pools = new Map<string, Pool>();

function pool(url: string): Pool {
  const known = pools.get(url);
  if (known) return known;
  const opened = new Pool({ connectionString: url, max: 2 });
  // Some tests end the database that idle connections lead to; the next query fails by itself.
  opened.on('error', () => {});
  pools.set(url, opened);
  return opened;
}

/** SQL as the tables' owner; row-level security binds the owner too unless it is a superuser. */
export async function sqlAsOwner(text: string, values: unknown[] = []): Promise<QueryResult> {
  return pool(given('TEST_OWNER_URL')).query(text, values);
}

/** A connection as the runtime role, in one transaction that is always rolled back. */
export async function asRuntimeRole<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool(given('TEST_APP_URL')).connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** A connection as the owner and superuser, in one transaction that is always rolled back. */
export async function asOwnerRolledBack<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool(given('TEST_OWNER_URL')).connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/**
 * Holds a lock as the owner, starts `work`, and once a statement waits for a lock runs `meanwhile`, which commits.
 * @returns the result of `work`.
 */
export async function lockedByOwner<Result>(
  [lock, values]: [string, unknown[]],
  work: () => Promise<Result>,
  meanwhile: (client: PoolClient) => Promise<void>,
): Promise<Result> {
  const client = await pool(given('TEST_OWNER_URL')).connect();
  try {
    await client.query('begin');
    await client.query(lock, values);
    const result = work();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const waits = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
    while ((await sqlAsOwner(waits, [rows[0].pid])).rowCount === 0) await pause(20);
    await meanwhile(client);
    return await result;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Everything a clinic has but its audit trail, as one text to compare; tables are read off the catalog. */
export async function rowsOf(clinicId: string): Promise<string> {
  sumsOfEveryTable ??= sumsStatement();
  // One named statement, planned once: some tests compare a clinic a thousand times.
  const statement = { name: 'sums of every table', text: await sumsOfEveryTable, values: [clinicId] };
  const { rows } = await pool(given('TEST_OWNER_URL')).query<{ name: string; sum: string }>(statement);
  // A parallel plan returns the tables in any order.
  const lines = rows.map(({ name, sum }) => `${name} ${sum}`);
  return lines.sort().join('\n');
}

let sumsOfEveryTable: Promise<string> | undefined;

async function sumsStatement(): Promise<string> {
  const { rows } = await sqlAsOwner(`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'clinic_id' and table_name not in ('audit_event', 'audit_chain')
    order by table_name`);
  return [...rows.map(({ name }) => [name, 'clinic_id']), ['clinic', 'id']]
    .map(
      ([name, column]) => `select '${name}' as name,
        coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t where ${column} = $1`,
    )
    .join(' union all ');
}
