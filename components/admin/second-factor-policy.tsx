'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { requireSecondFactor } from '@/lib/features/sign-in-policy/actions';

/** Asks every member for a second factor, or no longer: confirmed, because it takes effect for everybody at once. */
export function SecondFactorPolicy({ required }: { required: boolean }) {
  const router = useRouterAfterWrite();
  const [isAsking, ask] = useState(false);
  const [isSaving, setSaving] = useState(false);

  const save = async (): Promise<void> => {
    setSaving(true);
    const saved = await valueOrToast(requireSecondFactor({ required: !required }));
    setSaving(false);
    ask(false);
    if (!saved) return;
    toast(required ? 'A second factor is now each member’s choice.' : 'Every member now needs a second factor.');
    router.refresh();
  };

  return (
    <div className="rounded-xl border border-line bg-panel px-4 py-3.5">
      <Switch
        label="Ask every member for a second factor"
        description="Who has none is led to setting one up before anything of a patient opens."
        isSelected={required}
        onChange={() => ask(true)}
      />
      <ConfirmDialog
        title={required ? 'No longer ask for a second factor?' : 'Ask every member for a second factor?'}
        isOpen={isAsking}
        confirmLabel={required ? 'No longer ask' : 'Ask everyone'}
        isDangerous={required}
        isPending={isSaving}
        onConfirm={() => void save()}
        onCancel={() => ask(false)}
      >
        {required
          ? 'A stolen password alone will then open the account of every member who has no second factor.'
          : 'Members who have none, you too, are led to set one up on their next page. Drafts they are writing are kept.'}
      </ConfirmDialog>
    </div>
  );
}
