import { readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseMasterKey } from '../../../lib/crypto/master-key';
import type { OpenDatabase } from '../database';
import { errorText } from '../failure';
import { backUp, removeUnfinished } from './back-up';
import { asBackupFailure, BackupFailure } from './failure';
import { type Manifest, masterKeyFingerprint, readBackup } from './manifest';
import type { BackupOptions } from './options';
import { removeOldBackups } from './retention';
import { openRecorder } from './status';
import { type Verification, verifyBackup } from './verify';

export type BackupReport = {
  manifest: Manifest;
  byteCount: number;
  /** null when it was not asked for. */
  verification: Verification | null;
  /** Older backups that were removed. */
  removed: number;
};

/** "1234 rows, 5.6 MB, verified, 2 old backups removed" */
export function reportWords({ manifest, byteCount, verification, removed }: BackupReport): string {
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  return [
    `${rows} rows, ${(byteCount / 1e6).toFixed(1)} MB`,
    ...(verification ? ['verified'] : []),
    ...(removed > 0 ? [removed === 1 ? 'one old backup removed' : `${removed} old backups removed`] : []),
  ].join(', ');
}

type Source = Pick<OpenDatabase, 'ownerUrl' | 'masterKey' | 'otherMasterKeys'>;

/**
 * A whole run of `npm run backup`: makes the backup, verifies it, removes older ones, and records how it went where the
 * server and the doctor read it.
 * @throws BackupFailure after having recorded it.
 */
export async function runBackup(
  database: Source,
  { folder, keep, verify }: BackupOptions,
  { say, signal }: { say: (words: string) => void; signal: AbortSignal },
): Promise<BackupReport> {
  const startedAt = Date.now();
  const fingerprints = fingerprintsOf(database);
  const recorder = await openRecorder(database.ownerUrl);
  try {
    await removeUnfinished(path.dirname(folder), fingerprints);
    const manifest = await backUp(database, folder, say, signal);
    const byteCount = await sizeOf(folder);
    const verification = await checkBackup(database, folder, { verify, reread: keep !== null, say });
    const tookMs = Date.now() - startedAt;
    await recorder.succeeded({ madeAt: manifest.madeAt, byteCount, tookMs, isVerified: verification !== null });
    if (keep !== null) say('removing old backups');
    const removed = keep === null ? 0 : await removeOldBackups(path.dirname(folder), keep, fingerprints);
    return { manifest, byteCount, verification, removed };
  } catch (error) {
    const failure = asBackupFailure(error, folder);
    // A database that is away cannot be told; the age of the last backup then raises the alarm.
    await recorder.failed(failure.code).catch(() => {});
    throw failure;
  } finally {
    await recorder.close().catch(() => {});
  }
}

/** What other keys made is this installation's too, from before a rotation. A key has an id in front of it or has none. */
function fingerprintsOf({ masterKey, otherMasterKeys }: Source): ReadonlySet<string> {
  const keys = [masterKey, ...otherMasterKeys.split(',')].flatMap((text) => parseMasterKey(text) ?? []);
  return new Set(
    keys.flatMap((key) => {
      const base64 = Buffer.from(key.bytes).toString('base64');
      return [base64, `${key.id}:${base64}`].map(masterKeyFingerprint);
    }),
  );
}

/** Older backups may go only once this one has been read back, or restored where that was asked for. */
async function checkBackup(
  database: Source,
  folder: string,
  { verify, reread, say }: { verify: boolean; reread: boolean; say: (words: string) => void },
): Promise<Verification | null> {
  try {
    if (verify) return await verifyBackup(folder, database, say);
    if (reread) await readBackup(folder);
    return null;
  } catch (cause) {
    const aside = `${folder}.unverified`;
    await rename(folder, aside);
    const message = `The backup does not pass its verification (${errorText(cause)}) and lies in ${aside}: look into it, and make another one.`;
    throw new BackupFailure('not-verified', message, { cause });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
  );
  return sizes.reduce((total, size) => total + size, 0);
}
