import { randomBytes } from 'node:crypto';
import { withClient } from '../postgres/with-client';
import { databaseOf } from './database';

/**
 * Vitest runs this before each database test file. The first file of a process clones the migrated template database,
 * and all files of that process use the clone, so that no other process writes to their database. Where each file gets
 * a fresh database, the clone is made again under the same name.
 */
const { TEST_TEMPLATE_URL, TEST_DATABASE, TEST_OWNER_URL = '', TEST_APP_URL = '' } = process.env;

if (!TEST_TEMPLATE_URL) {
  const name = `worker_${randomBytes(4).toString('hex')}`;
  await clone(TEST_OWNER_URL, name);
  process.env.TEST_TEMPLATE_URL = TEST_OWNER_URL;
  process.env.TEST_OWNER_URL = databaseOf(TEST_OWNER_URL, name);
  process.env.TEST_APP_URL = databaseOf(TEST_APP_URL, name);
  process.env.DATABASE_APP_URL = process.env.TEST_APP_URL;
} else if (TEST_DATABASE === 'own') {
  await clone(TEST_TEMPLATE_URL, nameOf(TEST_OWNER_URL));
}

async function clone(templateUrl: string, name: string): Promise<void> {
  await withClient(databaseOf(templateUrl, 'postgres'), async (client) => {
    // Connections that the last file left open see that they have ended, and open again.
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE "${nameOf(templateUrl)}"`);
  });
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
