import Link from 'next/link';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { isHeld, isRestricted, stateOf } from '@/lib/domain/handout/status';
import type { HandoutStep, IssuedHandout } from '@/lib/features/handouts/data';
import { instantLabel } from './instant-label';
import { StartDraftButton } from './start-draft-button';

type ClinicDates = Pick<Clinic, 'locale' | 'timeZone'>;

/** Above all else on the page: that this handout holds no longer, why, and what was given instead. */
export function WhatBecameOfIt({
  handout,
  clinic,
  canWithdraw,
}: {
  handout: Pick<IssuedHandout, 'id' | 'steps' | 'replaces'>;
  clinic: ClinicDates;
  canWithdraw: boolean;
}) {
  const { id, steps, replaces } = handout;
  const withdrawn = steps.find(({ kind }) => kind === 'withdrawn');
  const replacement = steps.find(({ kind }) => kind === 'replaced')?.replacement;
  const notices: { key: string; notice: ReactNode }[] = [];
  if (withdrawn) {
    notices.push({
      key: 'withdrawn',
      notice: (
        <Notice
          tone="red"
          action={
            canWithdraw && stateOf(steps) === 'withdrawn' ? (
              <StartDraftButton start={{ from: 'withdrawn', id }} size="sm">
                Begin a replacement
              </StartDraftButton>
            ) : null
          }
        >
          <p className="font-bold">Withdrawn. Do not give this handout again.</p>
          <p>
            <Told step={withdrawn} clinic={clinic} />: <bdi className="break-words">{withdrawn.reason}</bdi>
          </p>
          {replacement ? (
            <p>
              Replaced by{' '}
              <Link href={`/handouts/${replacement.id}`} className="font-bold underline">
                {replacement.reference}
              </Link>
            </p>
          ) : null}
        </Notice>
      ),
    });
  }
  if (replaces) {
    notices.push({
      key: 'replaces',
      notice: (
        <Notice>
          Given instead of{' '}
          <Link href={`/handouts/${replaces.id}`} className="font-bold text-accent underline">
            {replaces.reference}
          </Link>
          , which was withdrawn.
        </Notice>
      ),
    });
  }
  if (isRestricted(steps)) {
    notices.push({
      key: 'restricted',
      notice: (
        <Notice tone="amber">
          This patient’s record is restricted. Whoever else opens it says why, and admins are told.
        </Notice>
      ),
    });
  }
  if (isHeld(steps)) {
    notices.push({
      key: 'held',
      notice: <Notice>Under a legal hold: it cannot be erased until the hold is released.</Notice>,
    });
  }
  if (notices.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-2">
      {notices.map(({ key, notice }) => (
        <div key={key}>{notice}</div>
      ))}
    </div>
  );
}

/** "Dr. Amara Osei, Nov 22, 2026, 10:44 AM". */
export function Told({ step, clinic }: { step: Pick<HandoutStep, 'byName' | 'at'>; clinic: ClinicDates }) {
  return (
    <>
      {step.byName}, <time dateTime={step.at}>{instantLabel(step.at, clinic)}</time>
    </>
  );
}
