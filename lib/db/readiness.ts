import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describeError, logEvent } from '../log';
import { isStopping } from '../process/shutdown';
import { database } from './client';

/** Does the database answer, does it hold every migration that this release ships, and is this process to go on? */
export async function isReady(): Promise<boolean> {
  if (isStopping()) return false;
  try {
    const shipped = await shippedMigrations();
    const applied = await database().$queryRaw<{ name: string }[]>`select name from app_applied_migrations()`;
    const names = new Set(applied.map((migration) => migration.name));
    return shipped.every((name) => names.has(name)) && !isStopping();
  } catch (error) {
    logEvent('warn', 'readiness.failed', describeError(error));
    return false;
  }
}

async function shippedMigrations(): Promise<string[]> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
