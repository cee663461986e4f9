'use client';

import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { Outcome } from '@/lib/domain/errors';

/** Something grave that is not done without saying why. Mount it when it opens: the words start empty each time. */
export function ReasonDialog<Value>({
  title,
  children,
  reasonLabel = 'Reason',
  description,
  confirmLabel,
  isDangerous = false,
  isReady = true,
  run,
  onDone,
  onClose,
}: {
  title: string;
  children: ReactNode;
  reasonLabel?: string;
  description?: string;
  confirmLabel: string;
  isDangerous?: boolean;
  /** Whatever else must be decided first has been. */
  isReady?: boolean;
  run: (reason: string) => Promise<Outcome<Value>>;
  onDone: (value: Value) => void;
  onClose: () => void;
}) {
  const form = useId();
  const [reason, setReason] = useState('');
  const [isPending, setPending] = useState(false);
  const [reasonError, setReasonError] = useState('');
  const [failure, setFailure] = useState('');

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setPending(true);
    setFailure('');
    const outcome = await settled(run(reason));
    if (outcome.ok) {
      // Under way until it closes: what follows may take a while, and must not be done twice.
      onDone(outcome.value);
      return;
    }
    setPending(false);
    if (outcome.failure.fields?.reason) setReasonError(outcome.failure.fields.reason);
    else setFailure(failureWords[outcome.failure.code]);
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="sm"
      isBusy={isPending}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isPending}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={form}
            variant={isDangerous ? 'danger' : 'primary'}
            isPending={isPending}
            isDisabled={!isReady}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {failure ? (
          <Notice tone="red" live="assertive">
            {failure}
          </Notice>
        ) : null}
        <div className="flex flex-col gap-2 text-ink-2">{children}</div>
        <TextArea
          label={reasonLabel}
          value={reason}
          onChange={(typed) => {
            setReason(typed);
            setReasonError('');
          }}
          error={reasonError}
          maxLength={1_000}
          rows={2}
          autoFocus
          {...(description ? { description } : {})}
        />
      </form>
    </Dialog>
  );
}
