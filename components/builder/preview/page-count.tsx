'use client';

import { Shrink } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { canFitPages } from '@/lib/domain/handout/print-options';
import { counted, lastPageWords } from './last-page-words';
import type { ShownPages } from './use-shown-pages';

type PageCountProps = {
  shown: ShownPages;
  document: HandoutDocument;
  onFit: ((pages: number) => void) | undefined;
};

/** How many pages will be printed, what the last one is there for, and the offer to do without it. */
export function PageCount({ shown, document, onFit }: PageCountProps) {
  if (shown.is !== 'shown') return <div className={lineClass} />;
  const { pages, lastPage, closest } = shown;
  const { fitPages } = document.options;
  const fewer = pages.length - 1;
  const isMissed = fitPages !== null && pages.length > fitPages;
  const isFittable = canFitPages({ size: document.options.size, isBilingual: document.counterpart !== undefined });
  const canFit = isFittable && fewer > 0 && closest !== null && closest <= fewer;
  return (
    <div className={lineClass}>
      <span className="font-semibold text-ink">{counted(pages.length, 'page')}</span>
      <span className={isMissed ? 'text-amber' : ''}>
        {isMissed
          ? `Does not fit on ${counted(fitPages, 'page')}, even at 11 pt`
          : lastPageWords(lastPage, pages.length, document)}
      </span>
      {canFit && onFit ? (
        <Button variant="quiet" size="sm" icon={<Shrink aria-hidden />} onPress={() => onFit(fewer)}>
          {`Fit to ${counted(fewer, 'page')}`}
        </Button>
      ) : null}
    </div>
  );
}

/** As tall before the pages are counted as after. On a small screen, which counts no pages, it is not there. */
const lineClass = 'flex min-h-8 flex-wrap items-center gap-x-3 max-[699px]:empty:hidden';
