'use client';

import { useState, useTransition } from 'react';
import { ReasonDialog } from '@/components/handouts/reason-dialog';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { valueOrToast } from '@/components/wording/run-action';
import { eraseExpired, setRetention } from '@/lib/features/patient-records/actions';
import type { Retention } from '@/lib/features/patient-records/data';

const FOR_EVER = 'for-ever';
const usualPeriods = [5, 6, 7, 8, 10, 15, 20, 25, 30];

/** The clinic's retention period, and the erasure of what it no longer keeps: never by itself, always by a person. */
export function RetentionForm({ retention }: { retention: Retention }) {
  const router = useRouterAfterWrite();
  const { years, expiredCount, heldCount } = retention;
  const [chosen, choose] = useState(years);
  const [isSaving, startSaving] = useTransition();
  const [isAsking, ask] = useState(false);
  const periods = [...new Set([...usualPeriods, ...(years === null ? [] : [years])])].toSorted((a, b) => a - b);

  const save = (): void =>
    startSaving(async () => {
      if (!(await valueOrToast(setRetention({ years: chosen })))) return;
      toast('The retention period is saved.');
      startSaving(() => router.refresh());
    });

  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="Keep issued handouts"
          className="w-64"
          options={[
            { id: FOR_EVER, label: 'For ever' },
            ...periods.map((period) => ({ id: String(period), label: `For ${counted(period, 'year')}` })),
          ]}
          value={chosen === null ? FOR_EVER : String(chosen)}
          onChange={(id) => choose(id === FOR_EVER ? null : Number(id))}
        />
        <Button variant="primary" onPress={save} isPending={isSaving} isDisabled={chosen === years}>
          Save
        </Button>
      </div>
      {expiredCount > 0 ? (
        <Notice
          tone="amber"
          action={
            <Button size="sm" variant="danger" onPress={() => ask(true)}>
              Erase them
            </Button>
          }
        >
          {`${counted(expiredCount, 'handout')} ${expiredCount === 1 ? 'is' : 'are'} older than that.`}
        </Notice>
      ) : (
        <p className="text-ink-2">
          {years === null ? 'Nothing is erased because of its age.' : 'No handout is older than that.'}
        </p>
      )}
      {heldCount > 0 ? (
        <p className="text-sm text-ink-2">
          {`${counted(heldCount, 'older handout')} ${heldCount === 1 ? 'is' : 'are'} kept by a legal hold.`}
        </p>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          title="Erase what is past the period?"
          confirmLabel="Erase handouts"
          isDangerous
          description="It is kept forever: do not name a patient in it."
          run={(reason) => eraseExpired({ reason })}
          onDone={({ count }) => {
            ask(false);
            toast(`${counted(count, 'handout')} erased.`);
            router.refresh();
          }}
          onClose={() => ask(false)}
        >
          {`${counted(expiredCount, 'handout')} lose every word, the PDFs included, the oldest first and up to 200 at a time. Nobody can bring them back.`}
        </ReasonDialog>
      ) : null}
    </div>
  );
}
