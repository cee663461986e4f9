'use client';

import { useEffect, useState } from 'react';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { failureText } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import type { AppFailure } from '@/lib/domain/errors';
import { restrictionReach } from '@/lib/features/restricted-records/actions';
import type { RestrictionReach } from '@/lib/features/restriction-reach/data';

type State = { is: 'counting' } | { is: 'counted'; reach: RestrictionReach } | { is: 'failed'; failure: AppFailure };

/** Counts what a restriction of the record would close, from the moment that the caller is mounted. */
export function useRestrictionReach(handoutId: string) {
  const [state, setState] = useState<State>({ is: 'counting' });
  const busy = useBusyRetry();
  const count = async (): Promise<void> => {
    setState({ is: 'counting' });
    const outcome = await busy.retryOutcome(() => settled(restrictionReach({ handoutId })));
    setState(outcome.ok ? { is: 'counted', reach: outcome.value } : { is: 'failed', failure: outcome.failure });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts once for each handout
  useEffect(() => void count(), [handoutId]);
  return { state, wait: busy.wait, again: () => void count() };
}

export function RestrictionReachText({
  counting: { state, wait, again },
  isAlone,
}: {
  counting: ReturnType<typeof useRestrictionReach>;
  isAlone: boolean;
}) {
  if (wait) return <BusyNotice wait={wait} />;
  if (state.is === 'counting') return <p role="status">Counting what this closes…</p>;
  if (state.is === 'failed') {
    return (
      <Notice
        tone="red"
        live="assertive"
        action={
          <Button size="sm" onPress={again}>
            Count again
          </Button>
        }
      >
        What this closes could not be counted. {failureText(state.failure)}
      </Notice>
    );
  }
  const { handouts, drafts, uncertain } = state.reach;
  return (
    <>
      <p role="status" className="font-semibold text-ink">
        This closes {counted(handouts, 'handout')} and {counted(drafts, 'draft')}.
      </p>
      {uncertain > 0 ? (
        <Notice tone="amber">
          <p>
            {uncertain === 1
              ? '1 of them may be for another patient: it has the same name, and no date of birth or record number that tells the two apart.'
              : `${uncertain} of them may be for other patients: they have the same name, and no date of birth or record number that tells them apart.`}
          </p>
          {isAlone ? (
            <p className="mt-1">
              To close only this patient’s, issue the handout again with a date of birth or record number, and restrict
              that record.
            </p>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
