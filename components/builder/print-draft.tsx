'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { HandoutPaper } from '@/components/document/handout-paper';
import { PrintedSheet } from '@/components/document/printed-sheet';
import type { HandoutDocument } from '@/lib/domain/handout/document';

/** What Ctrl+P puts on paper: the draft, marked as such on each sheet. Made when it is asked for, not with every letter. */
export function PrintDraft({ document }: { document: HandoutDocument }) {
  const isPrinting = useIsPrinting();
  if (!isPrinting) return null;
  return (
    <div className="hidden print:block">
      <PrintedSheet document={document} mark="Draft, not issued. Do not give it to a patient.">
        <HandoutPaper document={document} headingLevel={2} />
      </PrintedSheet>
    </div>
  );
}

function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser takes the page as it is when the event has been handled.
    const set = (is: boolean) => flushSync(() => setPrinting(is));
    const begin = (): void => set(true);
    const end = (): void => set(false);
    const print = window.matchMedia('print');
    const follow = ({ matches }: MediaQueryListEvent): void => set(matches);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    print.addEventListener('change', follow);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      print.removeEventListener('change', follow);
    };
  }, []);
  return isPrinting;
}
