'use client';

import { useEffect, useState } from 'react';

/*
 * Code that a page needs after it is there comes after it. `load` must be the same at every call:
 * const loadDialog = () => import('./dialog'), outside of the component. What the network keeps back is asked for again.
 */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** The module, fetched as soon as the page's own script runs; null before. */
export const useLaterImport = <Module>(load: () => Promise<Module>): Module | null => useImport(load, atOnce);

/** The module, fetched once the page has come to rest; null before. */
export const useIdleImport = <Module>(load: () => Promise<Module>): Module | null => useImport(load, whenIdle);

/** Runs the work in its time. Returns what takes it back. */
type Moment = (work: () => void) => () => void;

const after =
  (ms: number): Moment =>
  (work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  };

function useImport<Module>(load: () => Promise<Module>, moment: Moment): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => {
    let takeBack = (): void => undefined;
    let isOver = false;
    const tryAt = (when: Moment, nextWaitMs: number): void => {
      takeBack = when(() => {
        const again = (): void => {
          if (!isOver) tryAt(after(nextWaitMs), Math.min(2 * nextWaitMs, LONGEST_WAIT_MS));
        };
        load().then((loaded) => setModule(() => loaded), again);
      });
    };
    tryAt(moment, FIRST_WAIT_MS);
    return () => {
      isOver = true;
      takeBack();
    };
  }, [load, moment]);
  return module;
}

const atOnce: Moment = (work) => {
  work();
  return () => undefined;
};

const whenIdle: Moment = (work) => {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') return after(500)(work);
  const handle = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
};
