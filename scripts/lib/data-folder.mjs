import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rootFolder } from './root-folder.mjs';

export function dataFolder() {
  return path.resolve(rootFolder, process.env.PLAINLEAF_DATA || 'data');
}

export function auditHeadsFolder() {
  return process.env.PLAINLEAF_AUDIT_HEADS || path.join(dataFolder(), 'audit-heads');
}

export async function prepareDataFolder(folder) {
  try {
    // As root, PostgreSQL's own user must be able to pass through.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    const recursive = !(await exists(path.dirname(folder)));
    // Only where it is needed: under /proc a recursive mkdir of Node 20 never ends.
    if (!(await exists(folder))) await mkdir(folder, { recursive, mode });
    const probe = path.join(folder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new Error(
      `The data folder ${folder} is not writable (${cause.code ?? cause.message}): give yourself the right to write there, or name another folder in PLAINLEAF_DATA.`,
      { cause },
    );
  }
}

export async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
