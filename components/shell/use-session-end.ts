'use client';

import { useEffect, useRef, useState } from 'react';
import { WARNING_MS } from '@/lib/domain/access/session-life';
import type { OtherSignIn } from '@/lib/features/sessions/data';
import { onOtherSignIn } from './other-sign-in';
import { askSession, type SessionState } from './session-state';

export type Warning = { because: 'idle' | 'twelve-hours'; secondsLeft: number };

/** Reading and typing are signs of life too: the server hears of them at most this often. */
const TELL_EVERY_MS = 60_000;
const ASK_AGAIN_MS = 20_000;
/** The server's clock decides; a moment later it surely says so. */
const MARGIN_MS = 500;

/**
 * Keeps up with when the session ends, which only the server knows: other tabs and the page's own requests put it off.
 * It is asked shortly before the end that was last known, and never from a clock of the browser's own.
 */
export function useSessionEnd(endsInMs: number) {
  const [warning, warn] = useState<Warning | null>(null);
  const [other, setOther] = useState<OtherSignIn | null>(null);
  const dismissed = useRef(false);
  const watch = useRef<{ stay: () => void }>({ stay: () => undefined });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let countdown: ReturnType<typeof setInterval> | undefined;
    let toldAt = performance.now();
    let isWarning = false;
    let isOver = false;

    const askIn = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask('GET'), Math.max(0, ms));
    };

    const calm = (): void => {
      isWarning = false;
      clearInterval(countdown);
      warn(null);
    };

    const take = (state: SessionState | null): void => {
      if (isOver) return;
      if (state !== null) setOther(state.live ? state.other : null);
      if (state === null) {
        askIn(ASK_AGAIN_MS);
      } else if (!state.live) {
        isOver = true;
        leave();
      } else if (state.endsInMs > WARNING_MS) {
        calm();
        dismissed.current = false;
        askIn(state.endsInMs - WARNING_MS);
      } else {
        const { because, endsInMs: left } = state;
        const endsAt = performance.now() + left;
        clearInterval(countdown);
        isWarning = true;
        const show = (): void => {
          const secondsLeft = Math.max(0, Math.ceil((endsAt - performance.now()) / 1_000));
          if (!dismissed.current) warn({ because, secondsLeft });
        };
        show();
        countdown = setInterval(show, 1_000);
        askIn(left + MARGIN_MS);
      }
    };

    const ask = async (method: 'GET' | 'POST'): Promise<void> => take(await askSession(method));

    const lifeSign = (): void => {
      // While the warning stands, only its own button answers it.
      if (isWarning || isOver || performance.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = performance.now();
      void ask('POST');
    };
    // A computer that slept wakes with timers that know nothing of it.
    const lookAgain = (): void => {
      if (document.visibilityState === 'visible' && !isOver) void ask('GET');
    };

    watch.current.stay = () => {
      toldAt = performance.now();
      void ask('POST');
    };
    askIn(endsInMs - WARNING_MS);
    const stopListening = onOtherSignIn(lookAgain);
    // Beside another window a page is never out of sight.
    window.addEventListener('focus', lookAgain);
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, lifeSign, { passive: true });
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(countdown);
      for (const sign of signs) window.removeEventListener(sign, lifeSign);
      document.removeEventListener('visibilitychange', lookAgain);
      window.removeEventListener('focus', lookAgain);
      stopListening();
    };
  }, [endsInMs]);

  return {
    /** Somebody else is signed in by now: the page must not go on as if nothing had happened. */
    other,
    warning,
    stay: () => watch.current.stay(),
    dismiss: () => {
      dismissed.current = true;
      warn(null);
    },
  };
}

/** Off the screen, with the way back: a whole page load, so that nothing about a patient stays in memory. */
function leave(): void {
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?ended=1&next=${encodeURIComponent(here)}`);
}
