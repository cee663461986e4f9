import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../../prisma/migrate';
import { prepareRuntimeRole } from '../database';

/** For tests of what goes through a whole database, which others must not write to, or read, meanwhile. */
export type OwnDatabase = { ownerUrl: string; masterKey: string };

const serverUrl = process.env.TEST_OWNER_URL ?? '';

/** An empty database beside the one of the other tests; it goes with their server. */
export async function emptyDatabase(): Promise<OwnDatabase> {
  const name = `own_${randomBytes(4).toString('hex')}`;
  await asOwner(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, masterKey: process.env.PLAINLEAF_MASTER_KEY ?? '' };
}

/** A migrated database, which this test file's application works on from here on. Call it before anything connects. */
export async function useOwnDatabase(): Promise<OwnDatabase> {
  const own = await emptyDatabase();
  await migrate(own.ownerUrl);
  process.env.TEST_OWNER_URL = own.ownerUrl;
  process.env.TEST_APP_URL = await prepareRuntimeRole({ ...own, givenAppUrl: undefined });
  process.env.DATABASE_APP_URL = process.env.TEST_APP_URL;
  return own;
}

export async function asOwner<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
