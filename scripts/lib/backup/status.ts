import { Client } from 'pg';
import type { BackupFailureCode } from '../../../lib/domain/installation/backup-status';
import { BackupFailure } from './failure';

/** Any fixed number: one backup of a database at a time. PostgreSQL gives it back when the connection ends. */
const backupLock = 4_951_360_212;

/** Writes what the server and the doctor read of this run; holds the lock on backups until it is closed. */
export type BackupRecorder = {
  succeeded: (backup: { madeAt: string; byteCount: number; tookMs: number; isVerified: boolean }) => Promise<void>;
  failed: (code: BackupFailureCode) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Records that a backup has begun. A database of an earlier release has no table for it: then nothing is recorded.
 * @throws BackupFailure while another backup of the same database is being made.
 */
export async function openRecorder(ownerUrl: string): Promise<BackupRecorder> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  // Lost while it waits: the next statement fails and says so.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ locked: boolean; recorded: boolean }>(
      `SELECT pg_try_advisory_lock($1) AS locked, to_regclass('backup_status') IS NOT NULL AS recorded`,
      [backupLock],
    );
    if (!rows[0]?.locked) {
      throw new BackupFailure('other', 'Another backup of this database is being made: wait until it is done.');
    }
    const write = async (statement: string, values: unknown[] = []): Promise<void> => {
      if (rows[0]?.recorded) await client.query(statement, values);
    };
    await write(`INSERT INTO backup_status (started_at) VALUES (clock_timestamp())
      ON CONFLICT (one) DO UPDATE SET started_at = excluded.started_at`);
    return {
      succeeded: ({ madeAt, byteCount, tookMs, isVerified }) =>
        write(
          `UPDATE backup_status SET made_at = $1, byte_count = $2, took_ms = $3,
             verified_at = CASE WHEN $4 THEN clock_timestamp() ELSE verified_at END`,
          [madeAt, byteCount, tookMs, isVerified],
        ),
      failed: (code) => write('UPDATE backup_status SET failed_at = clock_timestamp(), failure = $1', [code]),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}
