/** Why a backup failed. Codes, because every clinic's admins read them: no folder and no address is in them. */
const backupFailures = [
  'no-room',
  'not-writable',
  'interrupted',
  'not-verified',
  'could-not-verify',
  'old-not-removed',
  'other',
] as const;
export type BackupFailureCode = (typeof backupFailures)[number];

/** What is known of the backups that `npm run backup` made of this database. */
export type BackupStatus = {
  startedAt: Date;
  /** The last complete backup; null when there has been none. `madeAt` is the moment whose rows it holds. */
  last: { madeAt: Date; byteCount: number; tookMs: number } | null;
  /** When a backup was last restored into a throwaway database and found to be whole. */
  verifiedAt: Date | null;
  failed: { at: Date; code: BackupFailureCode } | null;
};

export const isBackupFailureCode = (text: string): text is BackupFailureCode =>
  backupFailures.some((code) => code === text);

/** Seconds since then; +Infinity when it has never happened, so that a limit on the age is exceeded. */
export const ageInSeconds = (at: Date | null | undefined, now: Date): number =>
  at ? Math.max(0, (now.getTime() - at.getTime()) / 1000) : Number.POSITIVE_INFINITY;

/** The last run neither ended well nor reported a failure: it is still going on, or it was killed. */
export const isUnfinished = ({ startedAt, last, failed }: BackupStatus): boolean =>
  (last === null || last.madeAt < startedAt) && (failed === null || failed.at < startedAt);
