import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { errorCode, SetupFailure } from '../failure';

/** PostgreSQL's code for a lock that was not free in time. */
const lockNotAvailable = '55P03';

/** While it waits, every request waits behind it: a server gives up on a query after three seconds. */
const LOCK_TIMEOUT = '1s';
const TRIES = 60;
const PAUSE_MS = 2_000;

/** Somebody reads the table for long, such as pg_dump. */
export class TableInUse extends SetupFailure {}

/**
 * Of all clinics, or of all people. An owner who is no superuser is bound by row-level security and would be shown none,
 * so that work on each of them would look like work that was not needed: for this one question it is lifted, in a
 * transaction that nobody else sees the middle of. That locks the table, and is tried again while somebody reads it for
 * long, such as pg_dump.
 * @throws TableInUse when the table was not free in any of the tries.
 */
export async function everyId(
  client: Client,
  table: 'clinic' | 'user_account',
  { tries: most = TRIES } = {},
): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await readEveryId(client, table);
    } catch (error) {
      if (errorCode(error) !== lockNotAvailable) throw error;
      if (tries >= most) {
        throw new TableInUse(`The table ${table} is in use all the time: try again when no backup is being made.`);
      }
      await pause(PAUSE_MS);
    }
  }
}

async function readEveryId(client: Client, table: 'clinic' | 'user_account'): Promise<string[]> {
  await client.query(`begin; set local lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    const { rows: role } = await client.query<{ passes: boolean }>(
      'select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user',
    );
    if (!role[0]?.passes) await client.query(`alter table ${table} no force row level security`);
    const { rows } = await client.query<{ id: string }>(`select id from ${table} order by id`);
    if (!role[0]?.passes) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    return rows.map(({ id }) => id);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Row-level security binds the owner as well: each transaction names its clinic or person. */
export async function inTransaction<Result>(
  client: Client,
  { clinicId = '', userId = '' }: { clinicId?: string; userId?: string },
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('begin');
  try {
    await client.query(`select set_config('app.clinic_id', $1, true), set_config('app.user_id', $2, true)`, [
      clinicId,
      userId,
    ]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
