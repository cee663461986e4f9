'use client';

import { useEffect, useRef, useState } from 'react';
import type { AppFailure, Outcome } from '@/lib/domain/errors';
import { Button } from './button';
import { Notice } from './notice';
import { retryWhileBusy } from './retry-while-busy';

export type BusyWait = { secondsLeft: number; cancel: () => void };

/** Retries while the server is busy (see retryWhileBusy). `wait`: the countdown to show; null while nothing waits. */
export function useBusyRetry() {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const cancelling = useRef(new AbortController());
  const cancel = (): void => cancelling.current.abort();
  useEffect(() => () => cancelling.current.abort(), []);

  const retry = <Answer,>(ask: () => Promise<Answer>, secondsOf: (answer: Answer) => number | null) => {
    cancelling.current = new AbortController();
    return retryWhileBusy(ask, { secondsOf, onWait: setSecondsLeft, signal: cancelling.current.signal });
  };

  return {
    wait: secondsLeft === null ? null : { secondsLeft, cancel },
    /** The last response; a busy one if the person cancelled or all retries failed. */
    retry,
    retryOutcome: <Value,>(ask: () => Promise<Outcome<Value>>) =>
      retry(ask, (outcome) => (outcome.ok ? null : busySeconds(outcome.failure))),
    wasCancelled: () => cancelling.current.signal.aborted,
  };
}

const UNKNOWN_SECONDS = 5;

/** After how many seconds to try again; null for a failure of another kind. */
export function busySeconds({ code, retryAfterSeconds }: AppFailure): number | null {
  return code === 'busy' ? (retryAfterSeconds ?? UNKNOWN_SECONDS) : null;
}

/** Says that the server is busy and that Plainleaf retries. Screen readers do not announce every second. */
export function BusyNotice({ wait }: { wait: BusyWait | null }) {
  if (!wait) return null;
  return (
    <Notice
      tone="amber"
      live="polite"
      action={
        <Button size="sm" onPress={wait.cancel}>
          Stop trying
        </Button>
      }
    >
      Plainleaf has too much to do right now. Trying again by itself
      <span aria-hidden>{` in ${wait.secondsLeft} s`}</span>.
    </Notice>
  );
}
