'use client';

import { memo, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { HandoutPaper } from '@/components/document/handout-paper';
import { Notice } from '@/components/ui/notice';
import { paperWords } from '@/components/wording/option-words';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { ShownPage } from '@/lib/pdf/preview/messages';
import type { PageSpot } from '@/lib/pdf/preview/page-spots';
import { PageCount } from './page-count';
import { PrintedPages } from './printed-pages';
import { useSettled } from './use-settled';
import { useShownPages } from './use-shown-pages';
import { type PreviewView, ViewSwitch } from './view-switch';

type PreviewPanelProps = {
  document: HandoutDocument;
  pointedKey: string | null;
  /** What stands at the end of the line above the page; the same element as long as nothing in it changes. */
  actions?: ReactNode;
  /** Given where a place on the page can be edited, and where it can be set closer. */
  onEdit?: (spot: PageSpot) => void;
  onFit?: (pages: number) => void;
};

/** Text that nobody looks at is drawn anew only when the typing rests. */
const TEXT_REST_MS = 250;

/**
 * The handout as it will be printed. The pages are pictures; their words stand beside them as text, for a screen
 * reader, for a small screen, and for a browser that cannot draw the pages. What is being edited is framed and kept in view.
 */
export const PreviewPanel = memo(function PreviewPanel(props: PreviewPanelProps) {
  const { document, pointedKey, actions, onEdit, onFit } = props;
  const scroller = useRef<HTMLElement>(null);
  const [view, setView] = useState<PreviewView>('pages');
  const [scale, setScale] = useState(0);
  const [near, setNear] = useNumbers([0, 1]);
  const shown = useShownPages({ document, scale, near: view === 'pages' ? near : none });
  const areDrawn = view === 'pages' && shown.is !== 'failed';
  const text = useSettled(document, areDrawn ? TEXT_REST_MS : 0);
  usePointedInView(scroller, pointedKey);

  return (
    <section
      ref={scroller}
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-full overflow-y-auto bg-sunk px-4 pb-10 -outline-offset-2 sm:px-8"
    >
      <div className="mx-auto max-w-2xl">
        <div className="sticky top-0 z-10 -mx-2 bg-sunk px-2 pt-1.5 pb-2 text-sm text-ink-2">
          <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold text-ink">Preview</span>
            <span>{paperWords[document.pageSize]}</span>
            <span className="ms-auto flex items-center gap-2">
              <ViewSwitch view={view} onView={setView} />
              {actions}
            </span>
          </div>
          <PageCount shown={shown} document={document} onFit={onFit} />
        </div>
        {shown.is === 'failed' ? <NotDrawn what={shown.for} /> : null}
        <div className="relative">
          {areDrawn ? (
            <div className="max-[699px]:hidden">
              <PrintedPages
                pages={shown.is === 'shown' ? shown.pages : noPages}
                pageSize={document.pageSize}
                accent={document.clinic.accentColor}
                pointedKey={pointedKey}
                onEdit={onEdit}
                onScale={setScale}
                onNear={setNear}
                scroller={scroller}
              />
            </div>
          ) : null}
          <div className={areDrawn ? besidePages : ''}>
            <div className="rounded-sm shadow-float">
              <Text document={text} pointedKey={pointedKey} />
            </div>
          </div>
        </div>
      </div>
    </section>
  );
});

/** There for whoever cannot see the pages; it shows itself while something in it has the focus. */
const besidePages =
  'min-[700px]:pointer-events-none min-[700px]:absolute min-[700px]:inset-0 min-[700px]:overflow-hidden min-[700px]:opacity-0 min-[700px]:focus-within:pointer-events-auto min-[700px]:focus-within:opacity-100';

const Text = memo(function Text({ document, pointedKey }: { document: HandoutDocument; pointedKey: string | null }) {
  return <HandoutPaper document={document} headingLevel={2} pointedKey={pointedKey} />;
});

function NotDrawn({ what }: { what: 'document' | 'browser' }) {
  return (
    <div className="pb-2 max-[699px]:hidden">
      <Notice>
        {what === 'browser'
          ? 'The pages cannot be drawn in this browser. This is their text; the printed page breaks are not shown.'
          : 'The pages cannot be drawn as the handout is now. This is their text; see the checks.'}
      </Notice>
    </div>
  );
}

const none: readonly number[] = [];
const noPages: readonly ShownPage[] = [];

/** A list that stays the same object while its numbers do: what is asked anew costs a painting. */
function useNumbers(first: readonly number[]): [readonly number[], (numbers: readonly number[]) => void] {
  const [numbers, setNumbers] = useState(first);
  const set = useCallback((next: readonly number[]) => {
    setNumbers((before) => (before.join() === next.join() ? before : next));
  }, []);
  return [numbers, set];
}

function usePointedInView(scroller: RefObject<HTMLElement | null>, pointedKey: string | null): void {
  // A draft just opened shows the top of its page.
  const shownKey = useRef(pointedKey);
  useEffect(() => {
    if (pointedKey === shownKey.current) return;
    shownKey.current = pointedKey;
    const pane = scroller.current;
    const find = (name: string) => pane?.querySelector(`[data-${name}="${pointedKey}"]`);
    const section = find('spot') ?? find('section-key');
    if (!pane || !section) return;
    const [outer, inner] = [pane.getBoundingClientRect(), section.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    pane.scrollBy({ top: inner.top - outer.top - 96, behavior: 'smooth' });
  }, [pointedKey, scroller]);
}
