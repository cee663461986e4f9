'use client';

import { useEffect, useState } from 'react';

/*
 * Code that a page needs after it is there comes after it. `load` must be the same at every call:
 * const loadDialog = () => import('./dialog'), outside of the component.
 */

/** The module, fetched as soon as the page's own script runs; null before. */
export const useLaterImport = <Module>(load: () => Promise<Module>): Module | null => useImport(load, atOnce);

/** The module, fetched once the page has come to rest; null before. */
export const useIdleImport = <Module>(load: () => Promise<Module>): Module | null => useImport(load, whenIdle);

/** Runs the work in its time. Answers what takes it back. */
type Moment = (work: () => void) => () => void;

function useImport<Module>(load: () => Promise<Module>, moment: Moment): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => moment(() => void load().then((loaded) => setModule(() => loaded))), [load, moment]);
  return module;
}

const atOnce: Moment = (work) => {
  work();
  return () => undefined;
};

const whenIdle: Moment = (work) => {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
};
