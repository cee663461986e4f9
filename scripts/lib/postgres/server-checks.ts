import type { Client } from 'pg';
import { SetupFailure } from '../failure';

/** As PostgreSQL's server_version_num counts: major version times 10,000. */
const OLDEST = 150_000;

type Asked = Pick<Client, 'query'>;

/** @throws SetupFailure for a server that is older than what Plainleaf runs on. */
export async function requireVersion(client: Asked): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const refusal = versionRefusal(Number(rows[0]?.server_version_num));
  if (refusal !== null) throw new SetupFailure(refusal);
}

/** One line for a server that is too old, by its server_version_num; null when it is not. */
export function versionRefusal(versionNumber: number): string | null {
  if (versionNumber >= OLDEST) return null;
  // Before version 10 the major version had two parts.
  const [major, minor] = [Math.floor(versionNumber / 10_000), Math.floor(versionNumber / 100) % 100];
  const version = major < 10 ? `${major}.${minor}` : String(major);
  return `The database server is PostgreSQL ${version}, and Plainleaf needs 15 or later: upgrade it, or name another in DATABASE_URL.`;
}

/**
 * How far the database's clock is ahead of this machine's, in milliseconds; negative when it is behind. Exact to half of
 * the time that the answer takes.
 */
export async function clockDifferenceMs(client: Asked, now: () => number = Date.now): Promise<number> {
  const before = now();
  const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const after = now();
  const at = rows[0]?.at;
  if (!at) throw new Error('The database did not tell its time.');
  return at.getTime() - (before + after) / 2;
}

const TOLERATED_MS = 60_000;

/** One line for clocks that differ by a minute or more; null when they do not. */
export function clockWarning(differenceMs: number): string | null {
  if (Math.abs(differenceMs) < TOLERATED_MS) return null;
  const minutes = Math.round(Math.abs(differenceMs) / 60_000);
  const amount = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `The database's clock is ${amount} ${differenceMs > 0 ? 'ahead of' : 'behind'} this machine's: let both take the time from NTP.`;
}
