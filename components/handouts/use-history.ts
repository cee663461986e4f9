'use client';

import { useEffect, useRef, useState } from 'react';
import { settled } from '@/components/wording/run-action';
import type { AppErrorCode } from '@/lib/domain/errors';
import { searchHistory } from '@/lib/features/handouts/actions';
import type { HistoryPage } from '@/lib/features/handouts/search';
import { addressOf, filledIn, type HistoryFilters, noFilters } from './history-filters';

const TYPING_PAUSE_MS = 220;

export type HistoryState =
  | { is: 'ready' }
  | { is: 'searching' }
  | { is: 'loading-more' }
  | { is: 'failed'; code: AppErrorCode };

export function useHistory(start: { filters: HistoryFilters; page: HistoryPage }) {
  const [text, setText] = useState('');
  const [filters, setFilters] = useState(start.filters);
  const [page, setPage] = useState(start.page);
  const [state, setState] = useState<HistoryState>({ is: 'ready' });
  // Only the answer to the latest question may be shown.
  const latest = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(pause.current), []);

  const ask = async (q: string, wanted: HistoryFilters, after: HistoryPage | null): Promise<void> => {
    clearTimeout(pause.current);
    latest.current += 1;
    const ticket = latest.current;
    setState({ is: after ? 'loading-more' : 'searching' });
    const cursor = after?.nextCursor ? { cursor: after.nextCursor } : {};
    const outcome = await settled(searchHistory({ q, ...filledIn(wanted), ...cursor }));
    if (ticket !== latest.current) return;
    if (!outcome.ok) {
      setState({ is: 'failed', code: outcome.failure.code });
      return;
    }
    const { rows, nextCursor } = outcome.value;
    setPage({ rows: after ? [...after.rows, ...rows] : rows, nextCursor });
    setState({ is: 'ready' });
  };

  const filterBy = (wanted: HistoryFilters): void => {
    setFilters(wanted);
    // Half a date changes nothing yet.
    if (addressOf(wanted) === addressOf(filters)) return;
    window.history.replaceState(null, '', addressOf(wanted));
    void ask(text, wanted, null);
  };

  return {
    text,
    filters,
    page,
    state,
    isNarrowed: text.trim() !== '' || Object.keys(filledIn(filters)).length > 0,
    type: (typed: string): void => {
      setText(typed);
      // What is shown no longer answers what is typed, and an answer still on its way must not claim to.
      setState({ is: 'searching' });
      latest.current += 1;
      clearTimeout(pause.current);
      pause.current = setTimeout(() => void ask(typed, filters, null), TYPING_PAUSE_MS);
    },
    filter: (change: Partial<HistoryFilters>): void => filterBy({ ...filters, ...change }),
    clear: (): void => {
      setText('');
      setFilters(noFilters);
      window.history.replaceState(null, '', addressOf(noFilters));
      void ask('', noFilters, null);
    },
    more: (): void => void ask(text, filters, page),
    /** What is being searched for now, as a search takes it. */
    asked: { q: text, ...filledIn(filters) },
    again: (): void => void ask(text, filters, null),
  };
}
