import type { Client } from 'pg';
import { tenth } from '../bench/spread';
import { withClient } from '../postgres/with-client';

export type CostlyStatement = {
  statement: string;
  calls: number;
  totalMs: number;
  meanMs: number;
  maxMs: number;
  rowsPerCall: number;
  /** As PostgreSQL plans it for any values, for the runtime role with row-level security. */
  plan: string[];
};

export async function forgetStatements(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('create extension if not exists pg_stat_statements');
    await client.query('select pg_stat_statements_reset()');
  });
}

/** The ten statements that took the most time in all since they were forgotten. */
export async function costliest(ownerUrl: string, clinicId: string): Promise<CostlyStatement[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select query, calls::int, total_exec_time as total, mean_exec_time as mean, max_exec_time as longest, rows::float8 / calls as rows
       from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
       where query ~* '^\\s*(select|insert|update|delete|with)' and query !~ 'pg_stat_statements'
       order by total_exec_time desc limit 10`,
    );
    const found: CostlyStatement[] = [];
    for (const row of rows) {
      found.push({
        statement: String(row.query).replace(/\s+/g, ' ').slice(0, 1_500),
        calls: row.calls,
        totalMs: tenth(row.total),
        meanMs: tenth(row.mean),
        maxMs: tenth(row.longest),
        rowsPerCall: tenth(row.rows),
        plan: await planOf(client, String(row.query), clinicId),
      });
    }
    return found;
  });
}

async function planOf(client: Client, query: string, clinicId: string): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query('set local role plainleaf_app');
    await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
    const { rows } = await client.query(`explain (generic_plan, costs) ${query}`);
    return rows.map((row) => String(row['QUERY PLAN']));
  } catch (error) {
    return [`no plan: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await client.query('rollback');
  }
}
