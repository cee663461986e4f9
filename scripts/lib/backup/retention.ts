import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { removeBackup } from './back-up';
import { BackupFailure } from './failure';
import { findBackup } from './manifest';

export type FoundBackup = { folder: string; madeAt: string; masterKeyFingerprint: string };

/** The backups beyond the `keep` newest ones, oldest last. */
export const beyond = (backups: readonly FoundBackup[], keep: number): FoundBackup[] =>
  backups.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt)).slice(keep);

/** A whole backup that has not been checked yet, or did not pass: it counts for nothing. */
export const unverifiedFolder = (folder: string): string => `${folder}.unverified`;

/** As npm run backup names them by itself. Whoever gave one a name, such as "before-v0.2.0", removes it too. */
const ownName = /^\d{4}-\d\d-\d\dT\d{4}Z$/;
const ownUnverifiedName = /^\d{4}-\d\d-\d\dT\d{4}Z\.unverified$/;

/** The complete backups in `parent` with such a name, made under one of these master keys: those of this installation. */
async function listBackups(parent: string, names: RegExp, fingerprints: ReadonlySet<string>): Promise<FoundBackup[]> {
  const found: FoundBackup[] = [];
  // A link to a folder is no folder here: what lies elsewhere was not put there by us.
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !names.test(entry.name)) continue;
    const folder = path.join(parent, entry.name);
    const manifest = await findBackup(folder);
    if (manifest && fingerprints.has(manifest.masterKeyFingerprint)) {
      found.push({ folder, madeAt: manifest.madeAt, masterKeyFingerprint: manifest.masterKeyFingerprint });
    }
  }
  return found;
}

/**
 * Removes the oldest complete backups of this installation beside the new one, except those that a person named, so that
 * with the new one `keep` are left.
 * @returns how many were removed.
 * @throws BackupFailure when one cannot be removed.
 */
export async function removeOldBackups(
  newest: string,
  keep: number,
  fingerprints: ReadonlySet<string>,
): Promise<number> {
  return removing(path.dirname(newest), async () => {
    // The moment in a backup is the database's: a clock that was set back must not make the new one the oldest.
    const others = (await listBackups(path.dirname(newest), ownName, fingerprints)).filter(
      ({ folder }) => folder !== newest,
    );
    return beyond(others, keep - 1);
  });
}

/**
 * Removes what earlier runs left unverified beside the new one, so that tries which fail every hour do not fill the disk.
 * @throws BackupFailure when one cannot be removed.
 */
export async function removeUnverified(newest: string, fingerprints: ReadonlySet<string>): Promise<void> {
  await removing(path.dirname(newest), async () =>
    (await listBackups(path.dirname(newest), ownUnverifiedName, fingerprints)).filter(
      ({ folder }) => folder !== newest,
    ),
  );
}

async function removing(parent: string, choose: () => Promise<FoundBackup[]>): Promise<number> {
  try {
    const old = await choose();
    for (const { folder, masterKeyFingerprint } of old) await removeBackup(folder, masterKeyFingerprint);
    return old.length;
  } catch (cause) {
    const message = `The new backup is complete, but an old one in ${parent} cannot be removed: look at its owner and mode.`;
    throw new BackupFailure('old-not-removed', message, { cause });
  }
}
