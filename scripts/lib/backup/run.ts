import { readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenDatabase } from '../database';
import { errorText } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { backUp, removeUnfinished, requireNewFolder } from './back-up';
import { asBackupFailure, BackupFailure } from './failure';
import { keyFingerprints, type Manifest, readBackup } from './manifest';
import type { BackupOptions } from './options';
import { removeOldBackups, removeUnverified, unverifiedFolder } from './retention';
import { openRecorder } from './status';
import { CouldNotVerify, type Verification, verifyBackup } from './verify';

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

type Run = { say: (words: string) => void; signal: AbortSignal };

/**
 * A whole run of `npm run backup`: makes the backup, verifies it, removes older ones, and records how it went where the
 * server and the doctor read it.
 * @throws BackupFailure after having recorded it.
 */
export async function runBackup(database: Source, options: BackupOptions, run: Run): Promise<BackupReport> {
  const startedAt = Date.now();
  const recorder = await openRecorder(database.ownerUrl);
  try {
    const made = await makeBackup(database, options, run);
    const tookMs = Date.now() - startedAt;
    const { manifest, byteCount, verification } = made;
    await recorder.succeeded({ madeAt: manifest.madeAt, byteCount, tookMs, isVerified: verification !== null });
    return { ...made, removed: await removeOld(database, options, run) };
  } catch (error) {
    const failure = asBackupFailure(error, options.folder);
    // A database that is away cannot be told; the age of the last backup then raises the alarm.
    await recorder.failed(failure.code).catch(() => {});
    throw failure;
  } finally {
    await recorder.close().catch(() => {});
  }
}

async function makeBackup(database: Source, options: BackupOptions, run: Run): Promise<Omit<BackupReport, 'removed'>> {
  const { folder, keep, verify } = options;
  const parent = path.dirname(folder);
  const fingerprints = keyFingerprints(masterKeysOf(database));
  // Older backups may go only once this one has been read back, or restored where that was asked for.
  const isChecked = verify || keep !== null;
  const written = isChecked ? unverifiedFolder(folder) : folder;
  await removeUnfinished(parent, fingerprints);
  await requireNewFolder(folder);
  const manifest = await backUp(database, written, run.say, run.signal);
  const byteCount = await sizeOf(written);
  if (!isChecked) return { manifest, byteCount, verification: null };
  await removeUnverified(written, fingerprints);
  const verification = await checkBackup(database, written, verify, run);
  await rename(written, folder);
  return { manifest, byteCount, verification };
}

async function removeOld(database: Source, { folder, keep }: BackupOptions, { say }: Run): Promise<number> {
  if (keep === null) return 0;
  say('removing old backups');
  return removeOldBackups(folder, keep, keyFingerprints(masterKeysOf(database)));
}

async function checkBackup(
  database: Source,
  written: string,
  verify: boolean,
  { say, signal }: Run,
): Promise<Verification | null> {
  try {
    if (verify) return await verifyBackup(written, database, say, signal);
    await readBackup(written);
    return null;
  } catch (cause) {
    if (signal.aborted) {
      await rm(written, { recursive: true });
      throw signal.reason;
    }
    if (cause instanceof CouldNotVerify) {
      const message = `The backup is complete, but it could not be verified (${errorText(cause)}), so it lies in ${written}: put that right and make another one. The verification needs room for the whole database in ${tmpdir()}.`;
      throw new BackupFailure('could-not-verify', message, { cause });
    }
    const message = `The backup does not pass its verification (${errorText(cause)}) and lies in ${written}: look into it, and make another one.`;
    throw new BackupFailure('not-verified', message, { cause });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
  );
  return sizes.reduce((total, size) => total + size, 0);
}
