'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { focusPage } from '@/components/ui/focus-page';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { createDraft } from '@/lib/features/drafts/actions';
import { withdrawHandout } from '@/lib/features/handout-status/actions';
import { ReasonDialog } from './reason-dialog';

/** Takes a handout back, and if wanted begins the one that will stand in its place. */
export function WithdrawButton({ id }: { id: string }) {
  const router = useRouterAfterWrite();
  const [isAsking, ask] = useState(false);
  const [isReplacing, setReplacing] = useState(false);

  const done = async (): Promise<void> => {
    if (isReplacing) {
      const draft = await valueOrToast(createDraft({ from: 'withdrawn', id }));
      if (draft) {
        router.push(`/handouts/${draft.id}`);
        return;
      }
    }
    ask(false);
    toast('The handout is withdrawn.');
    focusPage();
    router.refresh();
  };

  return (
    <>
      <Button variant="quiet" icon={<Undo2 aria-hidden />} onPress={() => ask(true)}>
        Withdraw
      </Button>
      {isAsking ? (
        <ReasonDialog
          title="Withdraw this handout?"
          confirmLabel={isReplacing ? 'Withdraw and begin replacement' : 'Withdraw handout'}
          isDangerous
          run={(reason) => withdrawHandout({ id, reason })}
          onDone={() => void done()}
          onClose={() => ask(false)}
        >
          <p>
            It stays in the history as it was given, marked as withdrawn for everyone. This cannot be undone. Tell the
            patient as well.
          </p>
          <Switch label="Begin a replacement for the same patient" isSelected={isReplacing} onChange={setReplacing} />
        </ReasonDialog>
      ) : null}
    </>
  );
}
