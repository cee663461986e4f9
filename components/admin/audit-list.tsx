import { instantLabel } from '@/components/handouts/instant-label';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { AuditListItem } from '@/lib/features/audit/data';
import { auditRuns } from './audit-runs';
import { auditWords } from './audit-words';

export function AuditList({
  events,
  clinic,
}: {
  events: readonly AuditListItem[];
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  if (events.length === 0) return <p className="text-ink-2">No events like these.</p>;
  return (
    <ol aria-label="Events" className="divide-y divide-line rounded-xl border border-line bg-panel">
      {auditRuns(events).map(({ event, times }) => (
        <li key={event.id} className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2.5">
          <span className="min-w-0">
            <span className="font-semibold">{event.actorName ?? 'Plainleaf'}</span> {auditWords(event.type)}
            {times > 1 ? <span className="text-ink-2"> {times} times</span> : null}
          </span>
          <time dateTime={event.at} className="text-sm text-ink-2">
            {instantLabel(event.at, clinic)}
          </time>
        </li>
      ))}
    </ol>
  );
}
