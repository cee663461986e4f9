import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { removeBackup } from './back-up';
import { BackupFailure } from './failure';
import { findBackup } from './manifest';

export type FoundBackup = { folder: string; madeAt: string; masterKeyFingerprint: string };

/** The backups beyond the `keep` newest ones, oldest last. */
export const beyond = (backups: readonly FoundBackup[], keep: number): FoundBackup[] =>
  backups.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt)).slice(keep);

/** The complete backups in `parent` that were made under one of these master keys: those of this installation. */
async function listBackups(parent: string, fingerprints: ReadonlySet<string>): Promise<FoundBackup[]> {
  const found: FoundBackup[] = [];
  // A link to a folder is no folder here: what lies elsewhere was not put there by us.
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.includes('.un')) continue;
    const folder = path.join(parent, entry.name);
    const manifest = await findBackup(folder);
    if (manifest && fingerprints.has(manifest.masterKeyFingerprint)) {
      found.push({ folder, madeAt: manifest.madeAt, masterKeyFingerprint: manifest.masterKeyFingerprint });
    }
  }
  return found;
}

/**
 * Removes the oldest complete backups of this installation in `parent` beyond the `keep` newest, and nothing else.
 * @returns how many were removed.
 * @throws BackupFailure when one cannot be removed.
 */
export async function removeOldBackups(
  parent: string,
  keep: number,
  fingerprints: ReadonlySet<string>,
): Promise<number> {
  try {
    const old = beyond(await listBackups(parent, fingerprints), keep);
    for (const { folder, masterKeyFingerprint } of old) await removeBackup(folder, masterKeyFingerprint);
    return old.length;
  } catch (cause) {
    const message = `The new backup is complete, but an old one in ${parent} cannot be removed: look at its owner and mode.`;
    throw new BackupFailure('old-not-removed', message, { cause });
  }
}
