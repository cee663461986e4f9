'use client';

import { useEffect, useState } from 'react';
import type { Found } from '@/lib/features/search/data';
import { searchRequest } from './search-request';

/** A pause between keys after which somebody waits for an answer, in milliseconds. */
const PAUSE_MS = 70;

/**
 * What the server has to what is typed. What the page knows by itself is shown at once; this comes a moment later, and
 * the last answer stands until the next one is there.
 */
export function useLibrarySearch(typed: string): { found: Found | null; isAsking: boolean } {
  const sought = typed.trim();
  const [answer, setAnswer] = useState<{ to: string; found: Found | null }>({ to: '', found: null });

  useEffect(() => {
    if (sought === '') return;
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const found = await searchRequest(sought, asking.signal);
      if (asking.signal.aborted) return;
      setAnswer((last) => ({ to: sought, found: found ?? last.found }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [sought]);

  if (sought === '') return { found: null, isAsking: false };
  return { found: answer.found, isAsking: answer.to !== sought };
}
