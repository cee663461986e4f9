import { Client } from 'pg';
import type { Ask } from '../../../lib/db/installation-facts';

/** Asks on one connection of its own, at an address that is asked once. */
export async function askOnce<Result>(url: string, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  // Lost between two statements: the next one fails and says so.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(async <Row>(sql: string) => (await client.query(sql)).rows as Row[]);
  } finally {
    await client.end();
  }
}
