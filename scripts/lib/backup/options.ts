import path from 'node:path';
import type { Given } from '../command/arguments';
import { backupsFolder } from '../data-folder.mjs';

export type BackupOptions = {
  /** Of the new backup; does not exist yet. */
  folder: string;
  /** How many backups stay beside each other, the new one included; null: all. */
  keep: number | null;
  /** Restore it into a throwaway database before it counts. */
  verify: boolean;
};

/** What `npm run backup` was given. Without a folder it goes among the backups, under its time. */
export function backupOptions({ operands, options }: Given, now: Date): BackupOptions {
  const [folder = defaultFolder(now)] = operands;
  const keep = options.keep === undefined ? null : Number(options.keep);
  return { folder: path.resolve(folder), keep, verify: 'verify' in options };
}

/** `…/backups/2026-11-25T0815Z`: no colons, which some file systems refuse. */
const defaultFolder = (now: Date): string =>
  path.join(backupsFolder(), `${now.toISOString().slice(0, 16).replace(':', '')}Z`);
