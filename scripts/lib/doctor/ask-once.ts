import { Client } from 'pg';
import type { Ask } from '../../../lib/db/installation-facts';
import { askOf } from '../postgres/ask-of';

/** Asks on one connection of its own, at an address that is asked once. */
export async function askOnce<Result>(url: string, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  // Lost between two statements: the next one fails and says so.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(askOf(client));
  } finally {
    await client.end();
  }
}
