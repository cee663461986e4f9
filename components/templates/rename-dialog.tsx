'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { renameTemplate } from '@/lib/features/templates/actions';

export function RenameDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const router = useRouterAfterWrite();
  const form = useId();
  const [typed, setTyped] = useState(name);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState('');

  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSaving(true);
    const outcome = await settled(renameTemplate({ id, name: typed }));
    setSaving(false);
    if (!outcome.ok) {
      setError(outcome.failure.fields?.name ?? failureText(outcome.failure));
      return;
    }
    onClose();
    router.refresh();
  };

  return (
    <Dialog
      title="Rename template"
      isOpen
      onClose={onClose}
      size="sm"
      isBusy={isSaving}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSaving}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={isSaving}>
            Rename
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)}>
        <TextField
          label="Template name"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError('');
          }}
          error={error}
          maxLength={120}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
