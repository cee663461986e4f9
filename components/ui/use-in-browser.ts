import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/**
 * False during server rendering and hydration, true right after. Work that reads a whole text, such as checks and
 * comparisons, waits for it, so that it never blocks the server's only thread.
 */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
