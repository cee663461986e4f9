'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/wording/review-words';
import { valueOrToast } from '@/components/wording/run-action';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { cancelBulk, clearBulk, retryBulk } from '@/lib/features/bulk/actions';
import type { JobPage } from '@/lib/features/bulk/data';
import { JobDownloads } from './job-downloads';
import { JobRows } from './job-rows';
import { useJob } from './use-job';

/** How far a list has come, what can be done about it, and the handouts that it made. */
export function JobScreen({
  page,
  clinic,
  canChange,
}: {
  page: JobPage;
  clinic: Pick<Clinic, 'locale'>;
  canChange: boolean;
}) {
  const { id, patients } = page;
  const { job, isLost, look } = useJob(id, page);
  const [asking, ask] = useState<'nothing' | 'stop' | 'forget'>('nothing');
  const { counts, state } = job;
  const canRetry = canChange && state === 'done' && counts.failed > 0 && !job.cleared;

  const run = async (work: ReturnType<typeof cancelBulk>): Promise<void> => {
    ask('nothing');
    await valueOrToast(work);
    await look();
  };

  return (
    <div className="grid gap-5">
      <Progress job={job} />
      {isLost ? (
        <Notice tone="amber" live="polite">
          Plainleaf did not answer. The list goes on by itself; this page asks again every second.
        </Notice>
      ) : null}
      {state === 'running' && canChange ? (
        <div>
          <Button onPress={() => ask('stop')}>Stop the list</Button>
        </div>
      ) : null}
      {canRetry ? (
        <Notice
          tone="amber"
          action={
            <div className="flex flex-wrap gap-2">
              <Button size="sm" onPress={() => void run(retryBulk({ id }))}>
                Try again
              </Button>
              <Button size="sm" variant="quiet" onPress={() => ask('forget')}>
                Leave them
              </Button>
            </div>
          }
        >
          {`${counted(counts.failed, 'row')} could not be issued. Each says why below. They can be tried again for a day.`}
        </Notice>
      ) : null}
      {counts.issued > 0 && state !== 'running' ? <JobDownloads id={id} /> : null}
      <JobRows rows={job.rows} patients={patients} clinic={clinic} />
      <ConfirmDialog
        title="Stop the list?"
        isOpen={asking === 'stop'}
        confirmLabel="Stop the list"
        cancelLabel="Go on"
        isDangerous
        onConfirm={() => void run(cancelBulk({ id }))}
        onCancel={() => ask('nothing')}
      >
        {`${counted(counts.waiting, 'handout')} will not be made. What was issued stays issued.`}
      </ConfirmDialog>
      <ConfirmDialog
        title="Leave the failed rows?"
        isOpen={asking === 'forget'}
        confirmLabel="Leave them"
        onConfirm={() => void run(clearBulk({ id }))}
        onCancel={() => ask('nothing')}
      >
        Their names are removed from this list, and they cannot be tried again from here.
      </ConfirmDialog>
    </div>
  );
}

function Progress({ job: { counts, state } }: { job: Pick<JobPage, 'counts' | 'state'> }) {
  const total = counts.issued + counts.failed + counts.waiting + counts.cancelled;
  const settled = total - counts.waiting;
  const words =
    state === 'running'
      ? `${settled} of ${counted(total, 'handout')} done…`
      : state === 'cancelled'
        ? `Stopped. ${counted(counts.issued, 'handout')} issued, ${counts.cancelled} not made.`
        : counts.failed > 0
          ? `${counts.issued} of ${counted(total, 'handout')} issued, ${counts.failed} failed.`
          : `${counted(total, 'handout')} issued.`;
  return (
    <div className="grid gap-2 rounded-xl border border-line bg-panel p-4">
      <p role="status" className="font-semibold">
        {words}
      </p>
      <progress
        aria-label="Handouts made"
        max={Math.max(total, 1)}
        value={settled}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunk accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
