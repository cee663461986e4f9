'use client';

import { LockOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { ClosedDraft } from '@/lib/features/drafts/data';
import { openRecord } from '@/lib/features/restricted-records/actions';
import type { ClosedHandout } from '@/lib/features/restricted-records/data';
import { instantLabel } from './instant-label';
import { ReasonDialog } from './reason-dialog';

/** A handout of a restricted record, to somebody who has not opened it: what it is for, and the way in. */
export function ClosedHandoutView({
  handout,
  clinic,
}: {
  handout: ClosedHandout;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  return (
    <ClosedRecord handoutId={handout.id} name={handout.reference}>
      Issued by {handout.issuedByName}, {instantLabel(handout.issuedAt, clinic)}.
    </ClosedRecord>
  );
}

/** A colleague's draft for a patient whose record is restricted. */
export function ClosedDraftView({ draft }: { draft: ClosedDraft }) {
  return (
    <ClosedRecord handoutId={draft.handoutId} name="Draft">
      Begun by {draft.ownerName}.
    </ClosedRecord>
  );
}

function ClosedRecord({ handoutId, name, children }: { handoutId: string; name: string; children: ReactNode }) {
  const router = useRouterAfterWrite();
  const [isAsking, ask] = useState(false);
  return (
    <>
      <PageHeading title="Restricted record">{name}</PageHeading>
      <div className="flex max-w-2xl flex-col gap-4">
        <Notice tone="amber">
          <p className="font-bold">This patient’s record is closed to all but their clinician.</p>
          <p>
            If you need it to care for the patient, open it and say why. It stays open to you for an hour. That you
            opened it is recorded, and your clinic’s admins are told.
          </p>
        </Notice>
        <p className="text-ink-2">{children}</p>
        <div>
          <Button variant="primary" icon={<LockOpen aria-hidden />} onPress={() => ask(true)}>
            Open the record
          </Button>
        </div>
      </div>
      {isAsking ? (
        <ReasonDialog
          title="Open a restricted record?"
          reasonLabel="Why do you need it?"
          confirmLabel="Open for one hour"
          run={(reason) => openRecord({ handoutId, reason })}
          onDone={() => {
            ask(false);
            router.refresh();
          }}
          onClose={() => ask(false)}
        >
          Your name, the time and your reason are kept, and the clinic’s admins are told.
        </ReasonDialog>
      ) : null}
    </>
  );
}
