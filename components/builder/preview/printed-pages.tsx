'use client';

import { type CSSProperties, memo, type RefObject, useEffect, useRef, useState } from 'react';
import type { PageSize } from '@/lib/domain/clinic/page-size';
import { pageSizes } from '@/lib/pdf/page-sizes';
import type { ShownPage } from '@/lib/pdf/preview/messages';
import type { PageSpot } from '@/lib/pdf/preview/page-spots';
import { PrintedPage } from './printed-page';

type PrintedPagesProps = {
  pages: readonly ShownPage[];
  pageSize: PageSize;
  /** As printed: the frame of what is being edited is drawn in it, on white in the dark as well. */
  accent: string;
  pointedKey: string | null;
  onEdit: ((spot: PageSpot) => void) | undefined;
  /** Device pixels to the point at which the pages fill their width; 0 while they are out of sight. */
  onScale: (scale: number) => void;
  onNear: (pages: readonly number[]) => void;
  scroller: RefObject<HTMLElement | null>;
};

/** The printed pages one below the other, as wide as there is room. A blank sheet stands there until the first is painted. */
export const PrintedPages = memo(function PrintedPages(props: PrintedPagesProps) {
  const { pages, pageSize, accent, pointedKey, onEdit, onScale, onNear, scroller } = props;
  const sheet = useRef<HTMLDivElement>(null);
  const { width: paperWidth } = pageSizes[pageSize];
  useScale(sheet, paperWidth, onScale);
  useNear(sheet, scroller, pages.length, onNear);
  const colors = {
    // Custom properties are not in React's list of styles.
    '--spot-edge': `color-mix(in srgb, ${accent} 70%, transparent)`,
    '--spot-hover': `color-mix(in srgb, ${accent} 7%, transparent)`,
  } as CSSProperties;
  return (
    <div ref={sheet} aria-hidden className="flex flex-col gap-4" style={colors}>
      {(pages.length > 0 ? pages : [blank(pageSize)]).map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <PrintedPage key={index} page={page} index={index} pointedKey={pointedKey} onEdit={onEdit} />
      ))}
    </div>
  );
});

const blank = (pageSize: PageSize): ShownPage => ({ ...pageSizes[pageSize], spots: [], picture: null });

/** While the window is being dragged wider, the old picture is stretched; a new one is painted when it rests. */
const REST_MS = 120;

function useScale(sheet: RefObject<HTMLElement | null>, paperWidth: number, onScale: (scale: number) => void): void {
  useEffect(() => {
    const measured = sheet.current;
    if (!measured) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => onScale((measured.clientWidth * window.devicePixelRatio) / paperWidth);
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    });
    tell();
    observer.observe(measured);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [sheet, paperWidth, onScale]);
}

/** The pages within a screen of what is visible. */
function useNear(
  sheet: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  count: number,
  onNear: (pages: readonly number[]) => void,
): void {
  const [seen] = useState(() => new Set<number>());
  useEffect(() => {
    for (const page of seen) if (page >= count) seen.delete(page);
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = Number((target as HTMLElement).dataset.page);
          if (isIntersecting) seen.add(page);
          else seen.delete(page);
        }
        onNear([...seen].sort((a, b) => a - b));
      },
      { root: scroller.current, rootMargin: '100% 0px' },
    );
    for (const page of sheet.current?.children ?? []) observer.observe(page);
    return () => observer.disconnect();
  }, [sheet, scroller, count, onNear, seen]);
}
