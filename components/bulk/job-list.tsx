import { ListChecks } from 'lucide-react';
import { instantLabel } from '@/components/handouts/instant-label';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { counted } from '@/components/wording/review-words';
import type { JobState } from '@/lib/domain/bulk/job';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { JobListItem } from '@/lib/features/bulk/data';

const words: Record<JobState, string> = { running: 'Running', done: 'Done', cancelled: 'Stopped' };

export function JobList({
  jobs,
  clinic,
}: {
  jobs: readonly JobListItem[];
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  if (jobs.length === 0) {
    return (
      <div className="rounded-xl border border-dashed border-line-strong/60">
        <EmptyState
          icon={<ListChecks aria-hidden />}
          title="No lists yet"
          action={<ButtonLink href="/templates">Choose a template</ButtonLink>}
        >
          A template can be issued for many patients at once: paste them, look them through, and print all handouts
          together.
        </EmptyState>
      </div>
    );
  }
  return (
    <ListPanel label="Lists, the latest first">
      {jobs.map(({ id, title, byName, createdAt, state, counts }) => {
        const total = counts.issued + counts.failed + counts.waiting + counts.cancelled;
        const failed = counts.failed > 0 ? `${counts.failed} failed` : '';
        return (
          <ListRow
            key={id}
            href={`/bulk/${id}`}
            title={title}
            detail={[
              `${counts.issued} of ${counted(total, 'handout')} issued`,
              failed,
              byName,
              instantLabel(createdAt, clinic),
            ]
              .filter(Boolean)
              .join(' · ')}
            aside={<Badge tone={state === 'running' ? 'accent' : 'neutral'}>{words[state]}</Badge>}
          />
        );
      })}
    </ListPanel>
  );
}
