'use client';

import { useState } from 'react';

/** Which rows of a list are chosen together: one by one, or all from the last one chosen to another. */
export function useChosen(order: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  // What is gone from the list is no longer chosen.
  const keys = new Set(order.filter((key) => chosen.has(key)));
  return {
    keys,
    toggle: (key: string): void => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      setChosen(next);
      setLast(key);
    },
    /** `from` where nothing was chosen yet. */
    chooseTo: (key: string, from: string | null): void => {
      const ends = [order.indexOf(last ?? from ?? key), order.indexOf(key)].sort((a, b) => a - b);
      const [start = 0, end = 0] = ends;
      setChosen(new Set([...keys, ...order.slice(Math.max(0, start), end + 1)]));
      setLast(key);
    },
    clear: (): void => {
      setChosen(new Set());
      setLast(null);
    },
  };
}
