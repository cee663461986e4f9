'use client';

import Link from 'next/link';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { valueOrToast } from '@/components/wording/run-action';
import { setIdentifierPolicy } from '@/lib/features/identifiers/actions';
import type { IdentifierPolicy } from '@/lib/features/identifiers/data';

/** Whether the clinic stores who its patients are. Either way the printed page names them. */
export function IdentifiersForm({ policy }: { policy: IdentifierPolicy }) {
  const router = useRouterAfterWrite();
  const { kept } = policy;
  const [isAsking, ask] = useState(false);
  const [isSaving, startSaving] = useTransition();

  const change = (): void =>
    startSaving(async () => {
      if (!(await valueOrToast(setIdentifierPolicy({ kept: !kept })))) return;
      toast(kept ? 'From now on no patient’s name is kept.' : 'From now on patients’ names are kept.');
      startSaving(() => {
        ask(false);
        router.refresh();
      });
    });

  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <p className="text-ink-2">
        {kept
          ? 'Names, dates of birth and record numbers are kept, encrypted, with every handout: it can be found and printed again for the same patient.'
          : 'Names, dates of birth and record numbers are not kept. The PDF with the name goes to the clinician once; the handout is kept without it.'}
      </p>
      <div>
        <Button onPress={() => ask(true)}>{kept ? 'Stop keeping names' : 'Keep names again'}</Button>
      </div>
      <ConfirmDialog
        title={kept ? 'Stop keeping patients’ names?' : 'Keep patients’ names again?'}
        isOpen={isAsking}
        confirmLabel={kept ? 'Stop keeping names' : 'Keep names'}
        isPending={isSaving}
        onConfirm={change}
        onCancel={() => ask(false)}
      >
        {kept ? <WhatStops policy={policy} /> : <p>Handouts that were issued without a name stay without it.</p>}
      </ConfirmDialog>
    </div>
  );
}

function WhatStops({ policy: { handoutCount, draftCount } }: { policy: IdentifierPolicy }) {
  return (
    <div className="flex flex-col gap-3">
      <p>
        From then on a patient’s name, date of birth and record number stay in the clinician’s window and on the PDF
        that it downloads. What is kept is the handout and its PDF without them.
      </p>
      <ul className="list-disc ps-5">
        <li>A handout can be found by its topic, date, clinician and reference, and not by its patient.</li>
        <li>The PDF with the name cannot be downloaded a second time.</li>
        <li>Nobody is told that a patient was given the topic before.</li>
        <li>The address of a PDF on its page leads to the handout without the name.</li>
      </ul>
      <p className="font-semibold text-ink">
        {`Nothing that is stored already changes: ${counted(handoutCount, 'handout')} with a patient’s name or number, and ${counted(draftCount, 'draft')}, which lose the name when they are next saved.`}
      </p>
      <p>
        To erase those, set how long handouts are kept{' '}
        <Link href="/admin/records#retention" className="font-semibold text-accent underline underline-offset-2">
          on this page
        </Link>
        , or open “Everything given to this patient” on a handout in the{' '}
        <Link href="/handouts" className="font-semibold text-accent underline underline-offset-2">
          history
        </Link>
        .
      </p>
    </div>
  );
}
