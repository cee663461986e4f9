import { ageInSeconds, type BackupFailureCode, type BackupStatus, isUnfinished } from './backup-status';
import { byteWords, durationWords, ok, problem, type Verdict, warning } from './finding';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const BACKUP_WARNING_SECONDS = 26 * HOUR;
const BACKUP_PROBLEM_SECONDS = 7 * DAY;
const VERIFIED_WARNING_SECONDS = 8 * DAY;
/** No backup takes this long: the run was killed. */
const KILLED_AFTER_SECONDS = 12 * HOUR;

/** @param status null when npm run backup has never been run on this database. */
export function judgeBackup(status: BackupStatus | null, now: Date): Verdict {
  const schedule = 'Schedule npm run backup as docs/operations.md says.';
  if (!status?.last) {
    const why = status?.failed ? `: ${failureWords[status.failed.code]}` : '';
    return problem(`There is no backup by npm run backup${why}`, schedule);
  }
  const age = ageInSeconds(status.last.madeAt, now);
  const found = `Made ${durationWords(age)} ago, ${byteWords(status.last.byteCount)}`;
  if (age > BACKUP_PROBLEM_SECONDS) return problem(`${found}${lastFailure(status)}`, schedule);
  if (status.failed && status.failed.at > status.last.madeAt) {
    return warning(`${found}${lastFailure(status)}`, 'Look at the output of npm run backup, and run it again.');
  }
  if (isUnfinished(status) && ageInSeconds(status.startedAt, now) > KILLED_AFTER_SECONDS) {
    return warning(`${found}; the last run was killed`, 'Look at the log of its timer, and run it again.');
  }
  if (age > BACKUP_WARNING_SECONDS) return warning(found, schedule);
  const verifiedAge = ageInSeconds(status.verifiedAt, now);
  const verify = 'Run npm run backup with --verify: it restores the backup and compares.';
  if (!status.verifiedAt) return warning(`${found}; none was ever verified`, verify);
  const verified = `${found}; verified ${durationWords(verifiedAge)} ago`;
  return verifiedAge > VERIFIED_WARNING_SECONDS ? warning(verified, verify) : ok(verified);
}

const failureWords: Record<BackupFailureCode, string> = {
  'no-room': 'the disk was full',
  'not-writable': 'the folder could not be written',
  interrupted: 'it was interrupted',
  'not-verified': 'it did not pass its verification',
  'could-not-verify': 'it could not be verified',
  'old-not-removed': 'an old backup could not be removed',
  other: 'it failed',
};

function lastFailure({ failed, last }: BackupStatus): string {
  return failed && last && failed.at > last.madeAt
    ? `; the last run did not end well: ${failureWords[failed.code]}`
    : '';
}

export type AuditHeadsFacts = {
  /** A folder for them is configured. */
  kept: boolean;
  /** 'unknown' to a role that does not see every clinic's events. */
  newestEventAt: Date | 'unknown' | null;
  newestHeadAt: Date | null;
  /** How many clinics' files have a last line that was not signed under a key that is configured. */
  unknown: number;
  /** The number of clinics whose trail lacks a signed event, or has another in its place. */
  cut: number;
};

/** Other instances sign for a part of the events: only a long silence means something. */
const HEAD_BEHIND_SECONDS = HOUR;
/** An event is signed for half a minute after it at the latest. */
const HEAD_DUE_SECONDS = 5 * 60;

const headsAdvice = 'Look for audit.head-not-signed in the log of the server; the folder must be writable.';

export function judgeAuditHeads(facts: AuditHeadsFacts, now: Date): Verdict {
  const { kept, newestEventAt, newestHeadAt, unknown, cut } = facts;
  if (cut > 0) {
    return problem(
      'The audit trail lacks its last events',
      'Verify it under Admin, Activity, find out who can change the database, and compare it with the last backup.',
    );
  }
  if (!kept) {
    return warning(
      'The heads of the audit trail are not signed',
      'Set PLAINLEAF_AUDIT_HEADS to a folder apart from the database.',
    );
  }
  if (unknown > 0) {
    return problem(
      'The last signed head was changed, or its key is not configured',
      'Verify the trail under Admin, Activity; add the old key to PLAINLEAF_OTHER_MASTER_KEYS, or bring back a copy of the folder.',
    );
  }
  if (newestEventAt === null) return ok('No event to sign yet');
  if (newestEventAt === 'unknown') {
    return newestHeadAt === null
      ? warning('None was ever signed here', headsAdvice)
      : ok(`Signed last ${durationWords(ageInSeconds(newestHeadAt, now))} ago`);
  }
  if (ageInSeconds(newestEventAt, now) < HEAD_DUE_SECONDS) return ok('The last events are new: they are signed soon');
  if (newestHeadAt === null) return warning('None was ever signed here', headsAdvice);
  const behind = (newestEventAt.getTime() - newestHeadAt.getTime()) / 1000;
  if (behind <= HEAD_BEHIND_SECONDS) return ok('Signed up to the last events');
  return warning(`Signed last ${durationWords(behind)} before the newest event`, headsAdvice);
}
