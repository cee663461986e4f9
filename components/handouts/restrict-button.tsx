'use client';

import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { liftRestriction, restrictRecord } from '@/lib/features/restricted-records/actions';
import { ReasonDialog } from './reason-dialog';
import { RestrictionReachText, useRestrictionReach } from './restriction-reach';

/** Closes a patient’s record to colleagues, such as when the patient is one of them, or opens it to them again. */
export function RestrictButton({
  handoutId,
  isRestricted,
  isAlone,
}: {
  handoutId: string;
  isRestricted: boolean;
  /** The handout has neither a record number nor a date of birth. */
  isAlone: boolean;
}) {
  const [isAsking, ask] = useState(false);
  const close = (): void => ask(false);
  return (
    <>
      <Button icon={isRestricted ? <LockOpen aria-hidden /> : <Lock aria-hidden />} onPress={() => ask(true)}>
        {isRestricted ? 'Lift restriction' : 'Restrict record'}
      </Button>
      {isAsking && isRestricted ? <LiftDialog handoutId={handoutId} onClose={close} /> : null}
      {isAsking && !isRestricted ? <RestrictDialog handoutId={handoutId} isAlone={isAlone} onClose={close} /> : null}
    </>
  );
}

function LiftDialog({ handoutId, onClose }: { handoutId: string; onClose: () => void }) {
  const router = useRouterAfterWrite();
  return (
    <ReasonDialog
      title="Lift the restriction?"
      confirmLabel="Lift restriction"
      run={(reason) => liftRestriction({ handoutId, reason })}
      onDone={() => {
        onClose();
        toast('The restriction is lifted.');
        router.refresh();
      }}
      onClose={onClose}
    >
      Every member of your clinic can then open this patient’s handouts again.
    </ReasonDialog>
  );
}

function RestrictDialog({ handoutId, isAlone, onClose }: { handoutId: string; isAlone: boolean; onClose: () => void }) {
  const router = useRouterAfterWrite();
  const counting = useRestrictionReach(handoutId);
  return (
    <ReasonDialog
      title="Restrict this patient’s record?"
      confirmLabel="Restrict record"
      // A record may have to be closed at once, so a count that fails does not stop it.
      isReady={counting.state.is !== 'counting'}
      run={(reason) => restrictRecord({ handoutId, reason })}
      onDone={() => {
        onClose();
        toast('The record is restricted.');
        router.refresh();
      }}
      onClose={onClose}
    >
      <p>
        Each handout is then open only to the clinician who issued it. Others, admins too, must say why they open it; it
        stays open to them for an hour, and admins are told. Handouts issued to this patient later are restricted as
        well.
      </p>
      <RestrictionReachText counting={counting} isAlone={isAlone} />
    </ReasonDialog>
  );
}
