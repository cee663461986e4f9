import { ageInSeconds, type BackupStatus } from '@/lib/domain/installation/backup-status';
import { describeError, logEvent } from '@/lib/log';
import { gauge } from '@/lib/process/metrics';
import { loadBackupStatus } from './data';

/** A collector waits a few seconds at most, and asks often. */
const PATIENCE_MS = 2_000;

let known: BackupStatus | null | undefined;

/**
 * Reads what the backup gauges show. While the database is away they go on from what was last read: the age grows all
 * the same.
 */
export async function refreshBackupMetrics(): Promise<void> {
  registerGauges();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database took too long.')), PATIENCE_MS);
  });
  try {
    known = await Promise.race([loadBackupStatus(), late]);
  } catch (error) {
    logEvent('warn', 'metrics.backup-unknown', describeError(error));
  } finally {
    clearTimeout(timer);
  }
}

function registerGauges(): void {
  const ages = (at: (status: BackupStatus | null) => Date | null | undefined) => () =>
    known === undefined ? [] : [[{}, ageInSeconds(at(known), new Date())] as const];
  gauge(
    'plainleaf_backup_age_seconds',
    'Since the last backup of npm run backup; +Inf when there is none.',
    ages((status) => status?.last?.madeAt),
  );
  gauge(
    'plainleaf_backup_verified_age_seconds',
    'Since a backup was last verified by restoring it; +Inf when none was.',
    ages((status) => status?.verifiedAt),
  );
}
