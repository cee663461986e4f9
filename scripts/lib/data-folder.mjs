// @ts-check
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rootFolder } from './root-folder.mjs';

/** PLAINLEAF_DATA, or data/ in the repository. */
export function dataFolder() {
  return path.resolve(rootFolder, process.env.PLAINLEAF_DATA || 'data');
}

/** PLAINLEAF_AUDIT_HEADS, or audit-heads/ in the data folder. */
export function auditHeadsFolder() {
  return process.env.PLAINLEAF_AUDIT_HEADS || path.join(dataFolder(), 'audit-heads');
}

/** PLAINLEAF_BACKUPS, or backups/ in the data folder: what holds the backups that are made without a name. */
export function backupsFolder() {
  return path.resolve(rootFolder, process.env.PLAINLEAF_BACKUPS || path.join(dataFolder(), 'backups'));
}

/** PLAINLEAF_DIST_DIR, or .next: the build, relative to the repository. */
export function distFolder() {
  return process.env.PLAINLEAF_DIST_DIR || '.next';
}

/**
 * Creates the folder when it is missing, and closes one that was made beforehand to other users; fails when it cannot be
 * closed, or when nothing can be written into it.
 *
 * @param {string} folder
 */
export async function prepareDataFolder(folder) {
  // If started as root, PostgreSQL's own user must be able to traverse the folder.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    const recursive = !(await exists(path.dirname(folder)));
    // Only where it is needed: under /proc a recursive mkdir of Node 20 never ends.
    if (!(await exists(folder))) await mkdir(folder, { recursive, mode });
    const probe = path.join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (cause);
    throw new Error(
      `The data folder ${folder} is not writable (${code ?? message}): give yourself the right to write there, or name another folder in PLAINLEAF_DATA.`,
      { cause },
    );
  }
  if (process.platform !== 'win32') await closeToOthers(folder, mode);
}

/** One of them exists as soon as the folder is used, or if it is a file system of its own. */
const ours = ['keys.json', 'postgres', 'audit-heads', 'backups', 'server.json', 'lost+found'];

/**
 * Leaves a folder with other files unchanged, such as a home folder that was named by mistake.
 * @param {string} folder
 * @param {number} mode
 */
async function closeToOthers(folder, mode) {
  const before = await modeOf(folder);
  if ((before & ~mode) === 0) return;
  const names = await readdir(folder);
  if (names.length === 0 || names.some((name) => ours.some((one) => name.startsWith(one))))
    await chmod(folder, mode).catch(() => {});
  if (((await modeOf(folder)) & ~mode) === 0) return;
  throw new Error(
    `Other users of this machine can open the data folder ${folder} (mode ${before.toString(8)}): run chmod ${mode.toString(8)} on it if it is Plainleaf's alone, or name another folder in PLAINLEAF_DATA.`,
  );
}

/** @param {string} folder */
const modeOf = async (folder) => (await stat(folder)).mode & 0o777;

/** @param {string} file */
export async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
