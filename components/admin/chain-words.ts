import type { BreakReason, ChainReport } from '@/lib/domain/audit/chain';

const brokenWords: Record<BreakReason, string> = {
  changed: 'is not as it was written',
  missing: 'is missing',
  unlinked: 'does not follow from the one before it',
  'not-as-signed': 'is not the one that was signed: the trail was written anew up to here',
  'forged-head': 'cannot be checked, because the file of signed heads was changed',
};

/** What an admin reads of a look at the whole chain. */
export function chainWords(report: ChainReport): { tone: 'good' | 'red'; text: string } {
  if (report.is === 'broken') {
    return {
      tone: 'red',
      text: `The chain is broken. Event ${report.seq} ${brokenWords[report.reason]}. Keep a copy of the database as it is, and tell whoever looks after Plainleaf at your clinic.`,
    };
  }
  const events = report.events === 1 ? 'The one event is' : `All ${report.events.toLocaleString('en-US')} events are`;
  return {
    tone: 'good',
    text:
      report.lastSignedAt === null
        ? `${events} as they were written. No signed head is kept outside the database yet.`
        : `${events} as they were written, and agree with the signed heads kept outside the database.`,
  };
}
