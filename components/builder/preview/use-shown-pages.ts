'use client';

import { useEffect, useRef, useState } from 'react';
import { asPrinted } from '@/lib/domain/handout/as-printed';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { LastPage } from '@/lib/pdf/preview/last-page-content';
import type { PreviewAnswer, ShownPage } from '@/lib/pdf/preview/messages';
import { openPageWorker, type PageWorker } from './page-worker';

export type ShownPages =
  | { is: 'starting' }
  | { is: 'shown'; pages: readonly ShownPage[]; lastPage: LastPage; closest: number | null }
  /** The pages cannot be drawn: of this document, or in this browser at all. */
  | { is: 'failed'; for: 'document' | 'browser' };

type Wanted = {
  document: HandoutDocument;
  /** Device pixels to the point; 0 while the pages are out of sight, and nothing is asked. */
  scale: number;
  /** Pages on screen or near it, from 0. */
  near: readonly number[];
};

const nothing = (): void => undefined;

/** The pages of a document as they will be printed. The old ones stay until the new ones are painted. */
export function useShownPages({ document, scale, near }: Wanted): ShownPages {
  const [shown, setShown] = useState<ShownPages>({ is: 'starting' });
  const worker = useRef<PageWorker | null>(null);
  const newest = useRef(0);
  const newestAsk = useRef(nothing);

  useEffect(() => {
    if (scale === 0) return;
    const ask = (): void => {
      worker.current ??= openPageWorker({
        onAnswer: (answer) => setShown((before) => next(before, answer, newest.current)),
        onEnd: () => {
          setShown({ is: 'failed', for: 'browser' });
          window.addEventListener('online', startAnew, { once: true });
        },
      });
      if (!worker.current) {
        setShown({ is: 'failed', for: 'browser' });
        return;
      }
      newest.current += 1;
      worker.current.ask({ id: newest.current, document: asPrinted(document, window.location.origin), scale, near });
    };
    // What draws the pages may not have been fetched before the network went.
    const startAnew = (): void => {
      worker.current = null;
      setShown({ is: 'starting' });
      newestAsk.current();
    };
    newestAsk.current = ask;
    // After the task of the key, which it would make longer by the copying of the document.
    const timer = setTimeout(ask);
    return () => clearTimeout(timer);
  }, [document, scale, near]);

  useEffect(
    () => () => {
      worker.current?.close();
      worker.current = null;
      newestAsk.current = nothing;
    },
    [],
  );
  return shown;
}

function next(before: ShownPages, answer: Exclude<PreviewAnswer, { is: 'ready' }>, newest: number): ShownPages {
  switch (answer.is) {
    case 'pages': {
      const closest = before.is === 'shown' ? before.closest : null;
      const old = before.is === 'shown' ? before.pages : [];
      // A page without a new picture keeps its own, also where both answers come before the next rendering.
      const pages = answer.pages.map((page, index) => ({
        ...page,
        picture: page.picture ?? old[index]?.picture ?? null,
      }));
      return { is: 'shown', pages, lastPage: answer.lastPage, closest };
    }
    case 'closest':
      return before.is === 'shown' && answer.id === newest ? { ...before, closest: answer.pageCount } : before;
    case 'refused':
      // What is typed next may already be printable again.
      return answer.id === newest ? { is: 'failed', for: 'document' } : before;
  }
}
