'use client';

import { useEffect, useState } from 'react';

/*
 * Code that a page needs after it is there comes after it. `load` must be the same at every call:
 * const loadDialog = () => import('./dialog'), outside of the component.
 */

/** The module, fetched as soon as the page's own script runs; null before. */
export function useLaterImport<Module>(load: () => Promise<Module>): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => void load().then((loaded) => setModule(() => loaded)), [load]);
  return module;
}

/** The module, fetched once the page has come to rest; null before. */
export function useIdleImport<Module>(load: () => Promise<Module>): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => whenIdle(() => void load().then((loaded) => setModule(() => loaded))), [load]);
  return module;
}

/** Runs the work once the page has come to rest. Answers what takes it back. */
function whenIdle(work: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
