import { type Client, DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeUpInsert } from '@/lib/test-support/made-up-rows';
import type { Cluster } from '@/scripts/lib/postgres/cluster';
import { createDatabase } from '@/scripts/lib/postgres/cluster';
import { openThrowawayCluster } from '@/scripts/lib/postgres/throwaway';
import { withClient } from '../scripts/lib/postgres/with-client';
import { migrate } from './migrate';
import { defaultMigrationsFolder, migrationNames } from './migration-files';

/**
 * From every state that a release has had: a clinic with 100,000 handouts is brought up to date while its clinicians go
 * on reading and writing.
 */

const HANDOUTS = 100_000;
/** What a clinician waits for a save while tables are altered, on a machine that does other things too. */
const LONGEST_WAIT_MS = 5_000;

let cluster: Cluster;
const states = await migrationNames();

beforeAll(async () => {
  cluster = await openThrowawayCluster();
});
afterAll(() => cluster.stop());

/** One clinic with a member, made from the catalog of that day, and its handouts, one like the other. */
async function fill(client: Client): Promise<string> {
  const clinicId = crypto.randomUUID();
  // What references what is beside the point of a made-up row.
  await client.query(`set session_replication_role = replica`);
  for (const table of ['clinic', 'user_account', 'member', 'handout', 'draft']) {
    const { text, values } = await madeUpInsert(client, table, clinicId);
    await client.query(text, values);
  }
  await client.query(`set session_replication_role = origin`);
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'handout' order by ordinal_position`,
  );
  const own: Record<string, string> = {
    id: 'gen_random_uuid()',
    reference: `'R' || n`,
    issued_at: `now() - n * interval '1 minute'`,
    patient_sealed: `decode(md5(n::text), 'hex')`,
  };
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  const values = rows.map(({ name }) => own[name] ?? `h."${name}"`).join(', ');
  await client.query(`alter table handout disable trigger all`);
  await client.query(
    `insert into handout (${names}) select ${values} from (select * from handout where clinic_id = $1 limit 1) h,
       generate_series(2, ${HANDOUTS}) n`,
    [clinicId],
  );
  await client.query(`alter table handout enable trigger all`);
  return clinicId;
}

const digest = `select count(*)::int as n, md5(string_agg(md5(id::text || reference || issued_at::text || patient_sealed::text), '' order by id)) as sum from handout where clinic_id = $1`;

/** Reads the first page of the history and saves the draft, again and again; what gave way is run again, as withClinic does. */
async function work(
  url: string,
  clinicId: string,
  isOver: () => boolean,
): Promise<{ turns: number; longestMs: number }> {
  return withClient(url, async (client) => {
    let turns = 0;
    let longestMs = 0;
    let begunAt = performance.now();
    while (!isOver()) {
      try {
        await client.query('begin');
        await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
        await client.query('select id from handout where clinic_id = $1 order by issued_at desc, id desc limit 25', [
          clinicId,
        ]);
        await client.query('update draft set version = version + 1 where clinic_id = $1', [clinicId]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        if (!(error instanceof DatabaseError) || error.code !== '40P01') throw error;
        continue;
      }
      longestMs = Math.max(longestMs, performance.now() - begunAt);
      begunAt = performance.now();
      turns += 1;
    }
    return { turns, longestMs };
  });
}

describe('R9: a clinic with 100,000 handouts, at work, comes forward', () => {
  test.each(states.slice(0, -1).map((name, index) => ({ name, index })))('from $name', async ({ index }) => {
    const database = `forward_${index}`;
    await createDatabase(cluster, database);
    const url = cluster.urlOf(database);
    const first = states.slice(0, index + 1);
    await migrate(url, defaultMigrationsFolder, first);
    const clinicId = await withClient(url, fill);
    const before = await withClient(url, (client) => client.query(digest, [clinicId]));
    expect(before.rows[0].n).toBe(HANDOUTS);

    let isOver = false;
    const working = [work(url, clinicId, () => isOver), work(url, clinicId, () => isOver)];
    const { applied } = await migrate(url).finally(() => {
      isOver = true;
    });
    const done = await Promise.all(working);
    expect(applied).toEqual(states.slice(index + 1));
    const turns = done.reduce((sum, one) => sum + one.turns, 0);
    expect(turns).toBeGreaterThan(1);
    expect(Math.max(...done.map(({ longestMs }) => longestMs))).toBeLessThan(LONGEST_WAIT_MS);

    const after = await withClient(url, (client) => client.query(digest, [clinicId]));
    expect(after.rows).toEqual(before.rows);
    const draft = await withClient(url, (client) =>
      client.query('select version from draft where clinic_id = $1', [clinicId]),
    );
    expect(draft.rows[0].version).toBe(5 + turns);
    await withClient(cluster.urlOf('postgres'), (client) => client.query(`drop database ${database} with (force)`));
  });
});
