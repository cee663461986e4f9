import { randomBytes } from 'node:crypto';
import { withClient } from '../postgres/with-client';
import { databaseOf } from './database';

/** For tests of what goes through a whole database, which others must not write to, or read, meanwhile. */
export type OwnDatabase = { ownerUrl: string; masterKey: string; otherMasterKeys: string };

const serverUrl = process.env.TEST_OWNER_URL ?? '';

/** An empty database beside the one of the other tests; it goes with their server. */
export async function emptyDatabase(): Promise<OwnDatabase> {
  const name = `own_${randomBytes(4).toString('hex')}`;
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    ownerUrl: databaseOf(serverUrl, name),
    masterKey: process.env.PLAINLEAF_MASTER_KEY ?? '',
    otherMasterKeys: '',
  };
}

/** The database that this test file has to itself; only the files of the projects db-fresh and db-own have one. */
export function ownDatabase(): OwnDatabase {
  if (process.env.TEST_DATABASE !== 'own') {
    throw new Error('This file shares its database: add it to filesWithOwnDatabase in vitest.config.ts.');
  }
  return {
    ownerUrl: process.env.TEST_OWNER_URL ?? '',
    masterKey: process.env.PLAINLEAF_MASTER_KEY ?? '',
    otherMasterKeys: '',
  };
}
