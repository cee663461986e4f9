import type { Client } from 'pg';
import { OLDEST_POSTGRES } from '../../../lib/domain/installation/judge-database';
import { SetupFailure } from '../failure';

/** @throws SetupFailure for a server that is older than what Plainleaf runs on. */
export async function requireVersion(client: Pick<Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const refusal = versionRefusal(Number(rows[0]?.server_version_num));
  if (refusal !== null) throw new SetupFailure(refusal);
}

/** One line for a server that is too old, by its server_version_num; null when it is not. */
export function versionRefusal(versionNumber: number): string | null {
  if (versionNumber >= OLDEST_POSTGRES) return null;
  // Before version 10 the major version had two parts.
  const [major, minor] = [Math.floor(versionNumber / 10_000), Math.floor(versionNumber / 100) % 100];
  const version = major < 10 ? `${major}.${minor}` : String(major);
  return `The database server is PostgreSQL ${version}, and Plainleaf needs 15 or later: upgrade it, or name another in DATABASE_URL.`;
}
