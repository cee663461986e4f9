import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { seesEveryRow } from '../../../lib/db/installation-facts';
import { errorCode, SetupFailure } from '../failure';
import { askOf } from './ask-of';

/** PostgreSQL's code for a lock that was not free in time. */
const lockNotAvailable = '55P03';

/** Requests queue behind this lock while it waits, and the server's queries time out after three seconds. */
const LOCK_TIMEOUT = '1s';
const TRIES = 60;
const PAUSE_MS = 2_000;

/**
 * Lists all clinics or all people. Row-level security hides them from an owner who is not a superuser, so work on each
 * would silently be skipped. A policy shows the clinics to the owner who migrated. For people, or another owner, the
 * transaction disables row-level security for this query only, invisible to other sessions. That locks the table; it
 * retries while a long reader such as pg_dump holds it.
 * @throws SetupFailure when the table was not free in any of the tries.
 */
export async function everyId(client: Client, table: 'clinic' | 'user_account'): Promise<string[]> {
  if ((await seesEveryRow(askOf(client))) || (await isListed(client, table))) return readIds(client, table);
  for (let tries = 1; ; tries += 1) {
    try {
      return await readIdsLifted(client, table);
    } catch (error) {
      if (errorCode(error) !== lockNotAvailable) throw error;
      if (tries >= TRIES) {
        throw new SetupFailure(`The table ${table} is in use all the time: try again when no backup is being made.`);
      }
      await pause(PAUSE_MS);
    }
  }
}

/** Whether a policy shows every row of the table to the user, by name. */
async function isListed(client: Client, table: 'clinic' | 'user_account'): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_policies where schemaname = 'public' and tablename = $1 and policyname = 'set_up'
       and current_user = any (roles)`,
    [table],
  );
  return rowCount === 1;
}

async function readIds(client: Client, table: 'clinic' | 'user_account'): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select id from ${table} order by id`);
  return rows.map(({ id }) => id);
}

async function readIdsLifted(client: Client, table: 'clinic' | 'user_account'): Promise<string[]> {
  await client.query(`begin; set local lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await client.query(`alter table ${table} no force row level security`);
    const ids = await readIds(client, table);
    await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    return ids;
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
