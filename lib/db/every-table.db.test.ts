import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { describe, expect, it } from 'vitest';
import { asOwnerRolledBack, sqlAsOwner } from '@/lib/test-support/database';
import { clinicColumn, madeUpInsert } from '@/lib/test-support/made-up-rows';
import { Prisma } from './generated/client';

/** Everything here is read off the catalog and the Prisma models: a new table is tested without anyone adding it. */

/** Reviewed: tables whose rows belong to a person or to the server, not to a clinic. */
const ofNoClinic = new Set([
  'user_account',
  'authenticator_app',
  'recovery_code',
  'code_attempt',
  'passkey',
  'passphrase_reset',
  'rate_limit',
  'set_up',
  'master_key',
  'backup_status',
  '_prisma_migrations',
]);

/** Reviewed: found by a key of their own before the clinic is known, and guarded by a policy of their own. */
const notLedByClinic = new Set(['session', 'single_sign_on']);

const { rows: tables } = await sqlAsOwner(`select c.relname as name, c.relrowsecurity as enabled,
    c.relforcerowsecurity as forced, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`);
const { rows: ofPersons } = await sqlAsOwner(`select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'user_id' order by table_name`);
const personTables = ofPersons
  .map(({ name }) => String(name))
  // The runtime role reaches these counts through functions alone: runtime-role.db.test.ts.
  .filter((name) => ofNoClinic.has(name) && name !== 'code_attempt');
const clinicTables = tables.map(({ name }) => String(name)).filter((name) => !ofNoClinic.has(name));

/** One row for `clinicId` in the table, whatever it refers to; then the runtime role, in a transaction of `as`. */
async function withOneRow<Result>(
  table: string,
  { clinicId, as }: { clinicId: string; as: string | null },
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return asOwnerRolledBack(async (client) => {
    // Foreign keys and triggers stand aside: the row is there to be seen or not, and is rolled back.
    await client.query('set local session_replication_role = replica');
    const { text, values } = await madeUpInsert(client, table, clinicId);
    await client.query(text, values);
    await client.query('set local session_replication_role = origin');
    await client.query('set local role plainleaf_app');
    if (as) await client.query(`select set_config('app.clinic_id', $1, true)`, [as]);
    return work(client);
  });
}

/** How many rows a statement touched; 0 where the runtime role may not run it at all. */
async function touched(client: PoolClient, statement: string): Promise<number> {
  await client.query('savepoint attempt');
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    if (error instanceof Error && 'code' in error && error.code === '42501') return 0;
    throw error;
  }
}

describe('S3 the catalog', () => {
  it('has row-level security, forced, with a policy, on every table', () => {
    const open = tables.filter(({ name, enabled, forced, policies }) => {
      return name !== '_prisma_migrations' && (!enabled || !forced || policies === 0);
    });
    expect(open).toEqual([]);
  });

  it('gives every table of a clinic a clinic_id, first in its key and in each of its indexes', async () => {
    const { rows } = await sqlAsOwner(`select t.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0] where n.nspname = 'public'`);
    const ours = rows.filter(({ table }) => clinicTables.includes(table) && !notLedByClinic.has(table));
    expect(new Set(ours.map(({ table }) => table)).size).toBe(clinicTables.length - notLedByClinic.size);
    expect(ours.filter(({ table, first }) => first !== clinicColumn(table))).toEqual([]);
  });

  it('ties rows together only within one clinic', async () => {
    const { rows } = await sqlAsOwner(`select c.conname, t.relname as table, r.relname as to, a.attname as first
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1] where c.contype = 'f'`);
    const across = rows.filter(({ to, first }) => !ofNoClinic.has(to) && first !== 'clinic_id');
    expect(across).toEqual([]);
  });

  it('is what the Prisma models say: no table is outside them, and no model without its table', async () => {
    expect(tables.length - 1).toBe(Object.keys(Prisma.ModelName).length);
  });
});

describe.each(clinicTables)('S2 S3 a row of %s', (table) => {
  it('is there for its own clinic and for no other, nor for nobody', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const count = (client: PoolClient) =>
      touched(client, `select from "${table}" where ${clinicColumn(table)} = '${theirs}'`);
    expect(await withOneRow(table, { clinicId: theirs, as: theirs }, count)).toBe(1);
    expect(await withOneRow(table, { clinicId: theirs, as: ours }, count)).toBe(0);
    expect(await withOneRow(table, { clinicId: theirs, as: null }, count)).toBe(0);
  });

  it('cannot be changed, moved or deleted by another clinic', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const column = clinicColumn(table);
    await withOneRow(table, { clinicId: theirs, as: ours }, async (client) => {
      expect(await touched(client, `update "${table}" set ${column} = '${ours}'`)).toBe(0);
      expect(await touched(client, `update "${table}" set ${column} = ${column}`)).toBe(0);
      expect(await touched(client, `delete from "${table}"`)).toBe(0);
    });
  });

  it('cannot be written for another clinic, or for none', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    for (const as of [ours, null]) {
      const attempt = withOneRow(table, { clinicId: theirs, as }, async (client) => {
        const { text, values } = await madeUpInsert(client, table, theirs);
        await client.query(text, values);
      });
      await expect(attempt).rejects.toMatchObject({ code: '42501' });
    }
  });
});

it('finds the tables that belong to a person', () => {
  expect(personTables.length).toBeGreaterThanOrEqual(3);
});

describe.each(personTables)('S3 a row of %s', (table) => {
  /** How many of a person's rows the runtime role sees and deletes when it shows the id of that person or another. */
  async function reach(as: 'its person' | 'somebody else' | 'nobody') {
    return asOwnerRolledBack(async (client) => {
      await client.query('set local session_replication_role = replica');
      const { text, values } = await madeUpInsert(client, table, randomUUID());
      const { rows } = await client.query<{ user_id: string }>(`${text} returning user_id`, values);
      const person = rows[0]?.user_id;
      await client.query('set local session_replication_role = origin');
      await client.query('set local role plainleaf_app');
      const shown = { 'its person': person, 'somebody else': randomUUID(), nobody: '' }[as];
      await client.query(`select set_config('app.user_id', $1, true)`, [shown]);
      const its = `where user_id = '${person}'`;
      return [
        await touched(client, `select from "${table}" ${its}`),
        await touched(client, `delete from "${table}" ${its}`),
      ];
    });
  }

  it('is there for its own person, and can be neither seen nor deleted by anybody else', async () => {
    expect(await reach('its person')).toEqual([1, 1]);
    expect(await reach('somebody else')).toEqual([0, 0]);
    expect(await reach('nobody')).toEqual([0, 0]);
  });
});
