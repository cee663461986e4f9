'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import type { AppFailure } from '@/lib/domain/errors';
import { takeReviewStep } from '@/lib/features/reviews/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { StepFailure } from './step-failure';

/**
 * The server adds the reviewer's name and the date, because a handout must not print a name or date that the browser
 * sent.
 */
export function VouchDialog({
  step,
  version,
  newest,
  months,
  onClose,
  onDone,
}: {
  step: 'approve' | 'renew';
  version: VersionRecord;
  newest: number;
  months: number;
  onClose: () => void;
  onDone: () => void;
}) {
  const form = useId();
  const [reviewerCredentials, setCredentials] = useState('');
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSending(true);
    const { id: versionId, revision } = version;
    const outcome = await settled(takeReviewStep({ step, versionId, revision, newest, reviewerCredentials }));
    setSending(false);
    if (outcome.ok) onDone();
    else setFailure(outcome.failure);
  };

  const toVerify = version.claims.filter((claim) => claim.toVerify).length;
  return (
    <Dialog
      title={step === 'approve' ? `Approve version ${version.number}` : `Review version ${version.number} again`}
      isOpen
      onClose={onClose}
      isBusy={isSending}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={isSending}>
            {step === 'approve' ? 'Approve' : 'Sign the review'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)} className="grid gap-4">
        <p className="text-ink-2">
          {`You vouch for this wording. Handouts will print your name as your account has it, your credentials and today’s date. The next review is due in ${months} months.`}
        </p>
        {toVerify > 0 ? (
          <Notice tone="amber">
            {`${counted(toVerify, 'claim')} of this wording ${toVerify === 1 ? 'is' : 'are'} marked “to verify”. Look ${toVerify === 1 ? 'it' : 'them'} up before you approve.`}
          </Notice>
        ) : null}
        {version.sources.length === 0 ? <Notice tone="amber">This wording names no source.</Notice> : null}
        {failure && !failure.fields ? <StepFailure failure={failure} onClose={onClose} /> : null}
        <TextField
          label="Your credentials"
          description="Such as MD, RN or PT"
          value={reviewerCredentials}
          onChange={(typed) => {
            setCredentials(typed);
            setFailure(null);
          }}
          error={failure?.fields?.reviewerCredentials}
          maxLength={200}
          autoComplete="off"
          autoFocus
        />
      </form>
    </Dialog>
  );
}
