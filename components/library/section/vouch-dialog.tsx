'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import type { AppFailure } from '@/lib/domain/errors';
import { takeReviewStep } from '@/lib/features/reviews/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { StepFailure } from './step-failure';

/** The reviewer signs in their own words: nothing here is filled in for them. */
export function VouchDialog({
  step,
  version,
  newest,
  months,
  locale,
  onClose,
  onDone,
}: {
  step: 'approve' | 'renew';
  version: VersionRecord;
  newest: number;
  months: number;
  locale: ClinicLocale;
  onClose: () => void;
  onDone: () => void;
}) {
  const form = useId();
  const [typed, setTyped] = useState({ reviewerName: '', reviewerCredentials: '', reviewedOn: '' });
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isSending, setSending] = useState(false);
  const set = (change: Partial<typeof typed>): void => {
    setTyped((before) => ({ ...before, ...change }));
    setFailure(null);
  };

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setSending(true);
    const { id: versionId, revision } = version;
    const outcome = await settled(takeReviewStep({ step, versionId, revision, newest, ...typed }));
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
          {`You vouch for this wording. Handouts will print your name, credentials and date. Its next review is due ${months} months after yours.`}
        </p>
        {toVerify > 0 ? (
          <Notice tone="amber">
            {`${counted(toVerify, 'claim')} of this wording ${toVerify === 1 ? 'is' : 'are'} marked “to verify”. Look ${toVerify === 1 ? 'it' : 'them'} up before you approve.`}
          </Notice>
        ) : null}
        {version.sources.length === 0 ? <Notice tone="amber">This wording names no source.</Notice> : null}
        {failure && !failure.fields ? <StepFailure failure={failure} onClose={onClose} /> : null}
        <TextField
          label="Your name, as it is printed"
          value={typed.reviewerName}
          onChange={(reviewerName) => set({ reviewerName })}
          error={failure?.fields?.reviewerName}
          maxLength={200}
          autoComplete="off"
          autoFocus
        />
        <TextField
          label="Your credentials"
          description="Such as MD, RN or PT"
          value={typed.reviewerCredentials}
          onChange={(reviewerCredentials) => set({ reviewerCredentials })}
          error={failure?.fields?.reviewerCredentials}
          maxLength={200}
          autoComplete="off"
        />
        <DateField
          label="Reviewed on"
          value={typed.reviewedOn}
          onChange={(reviewedOn) => set({ reviewedOn })}
          error={failure?.fields?.reviewedOn}
          locale={locale}
        />
      </form>
    </Dialog>
  );
}
