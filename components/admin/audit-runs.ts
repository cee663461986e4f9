import type { AuditListItem } from '@/lib/features/audit/data';

/** Events in a row that one member caused in the same way, such as every save of a draft, as one line with the latest time. */
export function auditRuns(events: readonly AuditListItem[]): { event: AuditListItem; times: number }[] {
  const runs: { event: AuditListItem; times: number }[] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && run.event.type === event.type && run.event.actorName === event.actorName) run.times += 1;
    else runs.push({ event, times: 1 });
  }
  return runs;
}
