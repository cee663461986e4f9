import { openThrowawayCluster } from '../postgres/throwaway';
import { makeTestDatabase, makeTestKeys } from './database';

/** Vitest's global set-up of the database tests: a PostgreSQL of their own, unless npm test has given one. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.NEXTAUTH_URL ??= 'http://127.0.0.1:3000';
  if (process.env.TEST_OWNER_URL) return async () => {};
  const cluster = await openThrowawayCluster();
  Object.assign(process.env, await makeTestDatabase(cluster, 'db_tests', makeTestKeys()));
  return () => cluster.stop();
}
