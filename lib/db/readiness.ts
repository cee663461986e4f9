import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseError } from 'pg';
import { describeError } from '../log';
import { isStopping } from '../process/shutdown';
import { recurringEvent } from '../recurring-event';
import { database, recheckMasterKey } from './client';
import { MasterKeyMismatch } from './master-key-check';

/** PostgreSQL's code, of a database older than the table that names its keys. */
const noSuchTable = '42P01';

const failed = recurringEvent('warn', 'readiness.failed');

/** Why this process takes no requests, in words for whoever runs it. */
export type NotReady = 'stopping' | 'migrations' | 'master key' | 'database';

/**
 * Does the database answer, is it the one that the master key belongs to, does it hold every migration that this release
 * ships, and is this process to go on?
 *
 * @returns null when it is ready.
 */
export async function whyNotReady(): Promise<NotReady | null> {
  if (isStopping()) return 'stopping';
  try {
    await recheckMasterKey();
    const shipped = await shippedMigrations();
    const applied = await database().$queryRaw<{ name: string }[]>`select name from app_applied_migrations()`;
    failed.over();
    const names = new Set(applied.map((migration) => migration.name));
    if (!shipped.every((name) => names.has(name))) return 'migrations';
    return isStopping() ? 'stopping' : null;
  } catch (error) {
    failed.report(describeError(error));
    if (error instanceof MasterKeyMismatch) return 'master key';
    return error instanceof DatabaseError && error.code === noSuchTable ? 'migrations' : 'database';
  }
}

/** Names of this release's migrations. */
export async function shippedMigrations(): Promise<string[]> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
