'use client';

import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { liftRestriction, restrictRecord } from '@/lib/features/restricted-records/actions';
import { ReasonDialog } from './reason-dialog';

/** Closes a patient’s record to colleagues, such as when the patient is one of them, or opens it to them again. */
export function RestrictButton({ handoutId, isRestricted }: { handoutId: string; isRestricted: boolean }) {
  const router = useRouterAfterWrite();
  const [isAsking, ask] = useState(false);
  return (
    <>
      <Button icon={isRestricted ? <LockOpen aria-hidden /> : <Lock aria-hidden />} onPress={() => ask(true)}>
        {isRestricted ? 'Lift restriction' : 'Restrict record'}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={isRestricted ? 'Lift the restriction?' : 'Restrict this patient’s record?'}
          confirmLabel={isRestricted ? 'Lift restriction' : 'Restrict record'}
          run={(reason) => (isRestricted ? liftRestriction : restrictRecord)({ handoutId, reason })}
          onDone={() => {
            ask(false);
            toast(isRestricted ? 'The restriction is lifted.' : 'The record is restricted.');
            router.refresh();
          }}
          onClose={() => ask(false)}
        >
          {isRestricted
            ? 'Every member of your clinic can then open this patient’s handouts again.'
            : 'Each handout is then open only to the clinician who issued it. Others, admins too, must say why they open it; it stays open to them for an hour, and admins are told. Handouts issued to this patient later are restricted as well.'}
        </ReasonDialog>
      ) : null}
    </>
  );
}
