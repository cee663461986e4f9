import type { BreakReason, ChainReport, RestoreReport } from '@/lib/domain/audit/chain';

const brokenWords: Record<BreakReason, string> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  unlinked: 'does not follow from the one before it',
  'not-as-signed':
    'is not the one that was signed: the trail was written anew up to here, or goes on from an older state',
  'set-back':
    'and what followed it are missing at the end, though they were signed: the database was set back to an older state, or its end was cut off. If it was restored by other means than npm run restore, mark that with npm run audit:restored',
  'forged-head': 'cannot be checked, because the file of signed heads was changed',
};

/** What an admin reads of a look at the whole chain. */
export function chainWords(report: ChainReport): { tone: 'good' | 'red'; text: string } {
  if (report.is === 'unchecked') {
    return {
      tone: 'red',
      text: `The chain cannot be checked: its heads were signed under a key that is not configured here, master key ${report.keyId}. Ask your administrator to add it to PLAINLEAF_OTHER_MASTER_KEYS.`,
    };
  }
  if (report.is === 'broken') {
    return {
      tone: 'red',
      text: `The chain is broken. Event ${report.seq} ${brokenWords[report.reason]}. Keep a copy of the database as it is, and tell your administrator.`,
    };
  }
  const events = report.events === 1 ? 'The one event is' : `All ${report.events.toLocaleString('en-US')} events are`;
  const restored = report.restores.map(restoreWords).join('');
  return {
    tone: 'good',
    text:
      report.lastSignedAt === null
        ? `${events} as they were written. No signed head is kept outside the database yet.`
        : `${events} as they were written, and agree with the signed heads kept outside the database.${restored}`,
  };
}

function restoreWords({ at, backupOf, eventsLost }: RestoreReport): string {
  const from = backupOf === null ? 'an older state' : `the backup of ${inUtc(backupOf)}`;
  const lost =
    eventsLost === 0
      ? 'no signed event'
      : eventsLost === 1
        ? 'one event'
        : `${eventsLost.toLocaleString('en-US')} events`;
  return ` The database was restored on ${inUtc(at)} from ${from}: ${lost} of after it went with it.`;
}

/** As an operator's log has it: the restore is no matter of the clinic's clock. */
const inUtc = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;
