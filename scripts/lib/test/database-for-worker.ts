import { randomBytes } from 'node:crypto';
import { withClient } from '../postgres/with-client';
import { databaseOf } from './database';

/**
 * Vitest runs this before each database test file. The first file of a process clones the migrated template database,
 * and all files of that process use the clone, so that no other process writes to their database.
 */
const { TEST_TEMPLATE_URL, TEST_OWNER_URL = '', TEST_APP_URL = '' } = process.env;

if (!TEST_TEMPLATE_URL) {
  const name = `worker_${randomBytes(4).toString('hex')}`;
  const template = new URL(TEST_OWNER_URL).pathname.slice(1);
  await withClient(databaseOf(TEST_OWNER_URL, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE "${template}"`),
  );
  process.env.TEST_TEMPLATE_URL = TEST_OWNER_URL;
  process.env.TEST_OWNER_URL = databaseOf(TEST_OWNER_URL, name);
  process.env.TEST_APP_URL = databaseOf(TEST_APP_URL, name);
  process.env.DATABASE_APP_URL = process.env.TEST_APP_URL;
}
