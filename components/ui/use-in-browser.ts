import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/**
 * False while the server renders a page and while the browser hydrates it, true right after. What reads a whole text, such
 * as checks and comparisons, waits for it: the server's one thread must not read for everybody.
 */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
