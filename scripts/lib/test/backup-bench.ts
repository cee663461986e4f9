import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QueryResult } from 'pg';
import { makeClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { withClient } from '../postgres/with-client';
import { type OwnDatabase, ownDatabase } from './own-database';

/** A database with a handout in it, and room for backups of it, for one test file. */
export type BackupBench = {
  source: OwnDatabase;
  scratch: string;
  /** A new folder that every user may pass through. */
  newParent: () => Promise<string>;
  asOwner: (sql: string) => Promise<QueryResult<Record<string, unknown>>>;
  /** What the database has on record of its backups. */
  status: () => Promise<Record<string, unknown>>;
  /** For npm run backup as a process of its own. */
  commandEnvironment: () => NodeJS.ProcessEnv;
  close: () => Promise<void>;
};

/** As npm run backup names a backup by itself, made in the night of a day of November. */
export const nightly = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T0230Z`;

export async function openBackupBench(): Promise<BackupBench> {
  const source = ownDatabase();
  await issueForMaria((await makeClinic()).clinician);
  const scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-backups-'));
  await chmod(scratch, 0o755);
  const asOwner = (sql: string) => withClient(source.ownerUrl, (client) => client.query<Record<string, unknown>>(sql));
  return {
    source,
    scratch,
    asOwner,
    newParent: async () => {
      const parent = path.join(scratch, randomBytes(4).toString('hex'));
      await mkdir(parent, { mode: 0o755 });
      return parent;
    },
    status: async () => (await asOwner('SELECT * FROM backup_status')).rows[0] ?? {},
    commandEnvironment: () => ({
      ...process.env,
      DATABASE_URL: source.ownerUrl,
      PLAINLEAF_MASTER_KEY: source.masterKey,
      NEXTAUTH_SECRET: 'x'.repeat(32),
    }),
    close: () => rm(scratch, { recursive: true, force: true }),
  };
}
