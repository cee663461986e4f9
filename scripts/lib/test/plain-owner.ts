import { randomBytes } from 'node:crypto';
import type { Cluster } from '../postgres/cluster';
import { scramVerifier } from '../postgres/scram-verifier';
import { withClient } from '../postgres/with-client';

/**
 * A new database as a clinic's administrator gives it: its owner may create roles and is no superuser.
 *
 * @returns the owner's address.
 */
export async function makePlainOwner({ urlOf }: Cluster, database: string): Promise<string> {
  const name = `owner_of_${database}`;
  const password = randomBytes(16).toString('hex');
  await withClient(urlOf('postgres'), async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD '${scramVerifier(password)}'`);
    await client.query(`CREATE DATABASE ${database} OWNER ${name}`);
  });
  return Object.assign(new URL(urlOf(database)), { username: name, password }).href;
}
