'use client';

import { useLayoutEffect, useRef, useState } from 'react';

// biome-ignore lint/suspicious/noExplicitAny: whatever functions take and give
type Functions = Record<string, (...args: any[]) => any>;

/**
 * The functions as ones that stay the same objects and always do the latest: what gets them need not be drawn anew
 * for them. The names must be the same at every call. For events, not for what is called while drawing.
 */
export function useSameFunctions<Some extends Functions>(functions: Some): Some {
  const latest = useRef(functions);
  useLayoutEffect(() => {
    latest.current = functions;
  });
  const [same] = useState(() => {
    const forward =
      (name: string) =>
      (...args: unknown[]) =>
        latest.current[name]?.(...args);
    // Object.fromEntries forgets the names; they are those of the given functions.
    return Object.fromEntries(Object.keys(functions).map((name) => [name, forward(name)])) as Some;
  });
  return same;
}
