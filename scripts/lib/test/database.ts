import { randomBytes } from 'node:crypto';
import { migrate } from '../../../prisma/migrate';
import { masterKeysOf } from '../keys/master-keys-of';
import { storeKeys } from '../keys/stored-keys';
import { type Cluster, createDatabase } from '../postgres/cluster';
import { prepareRuntimeRole } from '../postgres/runtime-role';
import { withClient } from '../postgres/with-client';

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
  const appUrl = await prepareDatabase(ownerUrl, masterKey);
  return {
    TEST_OWNER_URL: ownerUrl,
    TEST_APP_URL: appUrl,
    DATABASE_APP_URL: appUrl,
    PLAINLEAF_MASTER_KEY: masterKey,
    NEXTAUTH_SECRET: nextAuthSecret,
  };
}

/** Migrated, with its master key stored, as set-up leaves it. @returns the address that the web server connects with. */
export async function prepareDatabase(ownerUrl: string, masterKey: string): Promise<string> {
  await migrate(ownerUrl);
  await withClient(ownerUrl, (client) => storeKeys(client, masterKeysOf({ masterKey, otherMasterKeys: '' })));
  return prepareRuntimeRole({ ownerUrl, givenAppUrl: undefined, masterKey });
}

/** The same address with another database name. */
export function databaseOf(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
