'use client';

import { memo, type ReactNode, useEffect, useRef } from 'react';
import { HandoutPaper } from '@/components/document/handout-paper';
import { paperWords } from '@/components/wording/option-words';
import type { HandoutDocument } from '@/lib/domain/handout/document';

/** The handout as it reads so far, on paper. The section being edited is framed and kept in view. */
export const PreviewPanel = memo(function PreviewPanel({
  document,
  pointedKey,
  actions,
}: {
  document: HandoutDocument;
  pointedKey: string | null;
  /** What stands at the end of the line above the page; the same element as long as nothing in it changes. */
  actions?: ReactNode;
}) {
  const scroller = useRef<HTMLElement>(null);
  // A draft just opened shows the top of its page.
  const shownKey = useRef(pointedKey);

  useEffect(() => {
    if (pointedKey === shownKey.current) return;
    shownKey.current = pointedKey;
    const pane = scroller.current;
    const section = pane?.querySelector(`[data-section-key="${pointedKey}"]`);
    if (!pane || !section) return;
    const [outer, inner] = [pane.getBoundingClientRect(), section.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    pane.scrollBy({ top: inner.top - outer.top - 96, behavior: 'smooth' });
  }, [pointedKey]);

  return (
    <section
      ref={scroller}
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-full overflow-y-auto bg-sunk px-4 pb-10 -outline-offset-2 sm:px-8"
    >
      <div className="mx-auto max-w-2xl">
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-sm text-ink-2">
          <span className="font-semibold text-ink">Preview</span>
          <span>{paperWords[document.pageSize]}</span>
          <span>{document.sections.length === 1 ? '1 section' : `${document.sections.length} sections`}</span>
          {actions ? <span className="ms-auto">{actions}</span> : null}
        </div>
        <div className="rounded-sm shadow-float">
          <HandoutPaper document={document} headingLevel={2} pointedKey={pointedKey} />
        </div>
      </div>
    </section>
  );
});
