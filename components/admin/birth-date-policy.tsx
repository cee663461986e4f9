'use client';

import { useOptimistic, useTransition } from 'react';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { setBirthDatePolicy } from '@/lib/features/identifiers/actions';

/** Whether every handout asks for the date of birth a second time. */
export function BirthDatePolicy({ confirmed }: { confirmed: boolean }) {
  const router = useRouterAfterWrite();
  const [isSaving, startSaving] = useTransition();
  const [shown, show] = useOptimistic(confirmed);

  const change = (next: boolean): void =>
    startSaving(async () => {
      show(next);
      if (!(await valueOrToast(setBirthDatePolicy({ confirmed: next })))) return;
      toast(next ? 'Dates of birth are now typed twice.' : 'Dates of birth are no longer typed twice.');
      startSaving(() => router.refresh());
    });

  return (
    <div className="max-w-2xl rounded-xl border border-line bg-panel px-4 py-3.5">
      <Switch
        label="Ask for the date of birth again before issuing"
        description="Whoever issues a handout types it a second time. A list of patients is checked row by row instead."
        isSelected={shown}
        // Disabled, it would lose the focus.
        isReadOnly={isSaving}
        onChange={change}
      />
    </div>
  );
}
