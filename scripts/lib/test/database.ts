import { randomBytes } from 'node:crypto';
import { migrate } from '../../../prisma/migrate';
import { type Cluster, createDatabase } from '../postgres/cluster';
import { prepareRuntimeRole } from '../postgres/runtime-role';

/** What a test needs to know of its database, as environment variables. */
export type TestDatabaseEnvironment = {
  TEST_OWNER_URL: string;
  TEST_APP_URL: string;
  DATABASE_APP_URL: string;
  PLAINLEAF_MASTER_KEY: string;
  NEXTAUTH_SECRET: string;
};

export type TestKeys = { masterKey: string; nextAuthSecret: string };

/** The runtime role belongs to the whole server and its password comes from these, so all test databases share them. */
export function makeTestKeys(): TestKeys {
  return { masterKey: randomBytes(32).toString('base64'), nextAuthSecret: randomBytes(32).toString('base64') };
}

/** A fresh, migrated database on a throwaway server. */
export async function makeTestDatabase(
  cluster: Cluster,
  name: string,
  { masterKey, nextAuthSecret }: TestKeys,
): Promise<TestDatabaseEnvironment> {
  await createDatabase(cluster, name);
  const ownerUrl = cluster.urlOf(name);
  await migrate(ownerUrl);
  const appUrl = await prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
  return {
    TEST_OWNER_URL: ownerUrl,
    TEST_APP_URL: appUrl,
    DATABASE_APP_URL: appUrl,
    PLAINLEAF_MASTER_KEY: masterKey,
    NEXTAUTH_SECRET: nextAuthSecret,
  };
}

/** The same address with another database name. */
export function databaseOf(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
