'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { labelTemplate } from '@/lib/features/templates/actions';

/** Labels as one line of words between commas. */
export function LabelsDialog({ id, labels, onClose }: { id: string; labels: readonly string[]; onClose: () => void }) {
  const router = useRouterAfterWrite();
  const form = useId();
  const [typed, setTyped] = useState(labels.join(', '));
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState('');

  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSaving(true);
    const outcome = await settled(labelTemplate({ id, labels: labelsIn(typed) }));
    setSaving(false);
    if (!outcome.ok) {
      setError(Object.values(outcome.failure.fields ?? {})[0] ?? failureWords[outcome.failure.code]);
      return;
    }
    onClose();
    router.refresh();
  };

  return (
    <Dialog
      title="Labels"
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
            Save labels
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)}>
        <TextField
          label="Labels"
          description="Separate them with commas, such as: pediatrics, night shift"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError('');
          }}
          error={error}
          maxLength={600}
          autoFocus
        />
      </form>
    </Dialog>
  );
}

function labelsIn(typed: string): string[] {
  return typed
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
}
