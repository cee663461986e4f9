'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { settled } from '@/components/wording/run-action';
import type { AppFailure } from '@/lib/domain/errors';
import { takeReviewStep } from '@/lib/features/reviews/actions';
import { StepFailure } from './step-failure';

/** A step that is only taken with its reason. */
export function ReasonDialog({
  title,
  explanation,
  confirmLabel,
  isDangerous = false,
  target,
  onClose,
  onDone,
}: {
  title: string;
  explanation: string;
  confirmLabel: string;
  isDangerous?: boolean;
  target: { step: 'return' | 'withdraw'; versionId: string; revision: number };
  onClose: () => void;
  onDone: () => void;
}) {
  const form = useId();
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isSending, setSending] = useState(false);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSending(true);
    const outcome = await settled(takeReviewStep({ ...target, note }));
    setSending(false);
    if (outcome.ok) onDone();
    else setFailure(outcome.failure);
  };

  const error = failure?.fields?.note;
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isBusy={isSending}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant={isDangerous ? 'danger' : 'primary'} isPending={isSending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)} className="grid gap-4">
        <p className="text-ink-2">{explanation}</p>
        {failure && !error ? <StepFailure failure={failure} onClose={onClose} /> : null}
        <TextArea
          label="Reason"
          value={note}
          onChange={(value) => {
            setNote(value);
            setFailure(null);
          }}
          error={error}
          maxLength={1000}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
