'use client';

import { useEffect, useState } from 'react';
import { dateIn } from '@/lib/domain/clinic/dates';

const LOOK_EVERY_MS = 30_000;

/**
 * The server's time when the page was made (ISO 8601), moved on when the clinic's day changes: a page can stay open over
 * night. The browser's clock only measures how long it has been open; it may be wrong.
 */
export function useCurrentDay(pageMadeAt: string, timeZone: string): { now: Date; today: string } {
  const [openedAt] = useState(() => Date.now());
  const [now, setNow] = useState(() => new Date(pageMadeAt));
  const today = dateIn(timeZone, now);

  useEffect(() => {
    const look = (): void => {
      const current = new Date(Date.parse(pageMadeAt) + Date.now() - openedAt);
      if (dateIn(timeZone, current) !== today) setNow(current);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    // Timers of a page in the background, or of a computer asleep, do not run.
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [pageMadeAt, openedAt, timeZone, today]);

  return { now, today };
}
