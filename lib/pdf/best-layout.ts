import type { DocumentOptions } from '@/lib/domain/handout/print-options';
import { lastPageFill } from './last-page';
import type { LaidOutDocument } from './layout/pages';
import type { Density } from './setting';

type LayOut = (density: Density) => Promise<LaidOutDocument>;

/** With less than this share of the last page filled, closing up may save the page. */
const MAY_BE_SAVED = 0.45;
/** With less than this, the last page looks like a mistake. */
const NEARLY_EMPTY = 0.2;
/** Pages of a sheet with two sides: what stands on a third is lost. However full it is, closing up is worth a try. */
const ONE_SHEET = 2;
const TRY_AGAIN_UP_TO_PAGES = 16;

/** The closeness in which a handout reads best: on as many pages as are wanted, else without a nearly empty last page. */
export async function bestLayout(
  layOut: LayOut,
  { fitPages, size }: Pick<DocumentOptions, 'fitPages' | 'size'>,
): Promise<LaidOutDocument> {
  const fitted = fitPages === null ? null : await onPages(layOut, fitPages);
  return fitted ?? withoutEmptyEnd(layOut, size);
}

/** The roomiest setting that gets everything on so many pages; null where even the closest does not. */
async function onPages(layOut: LayOut, most: number): Promise<LaidOutDocument | null> {
  // The closest first: most handouts that do not fit are told by one try.
  const closest = await layOut('tightest');
  if (closest.children.length > most) return null;
  for (const density of ['regular', 'snug', 'close', 'tight'] as const) {
    const layout = await layOut(density);
    if (layout.children.length <= most) return layout;
  }
  return closest;
}

/** A page closed up where that saves the last one; else opened up, so that a few lines do not end alone. */
async function withoutEmptyEnd(layOut: LayOut, size: DocumentOptions['size']): Promise<LaidOutDocument> {
  const regular = await layOut('regular');
  const pages = regular.children.length;
  const fill = lastPageFill(regular);
  const mayBeSaved = pages === ONE_SHEET + 1 || fill < MAY_BE_SAVED;
  if (pages === 1 || pages > TRY_AGAIN_UP_TO_PAGES || !mayBeSaved) return regular;
  const snug = await layOut('snug');
  if (snug.children.length < pages) return snug;
  // Large print keeps its distances: it would be laid out in the same way once more.
  if (pages === ONE_SHEET + 1 && size === 'standard') {
    const close = await layOut('close');
    if (close.children.length < pages) return close;
  }
  if (fill >= NEARLY_EMPTY) return regular;
  const roomy = await layOut('roomy');
  const isFuller = roomy.children.length === pages && lastPageFill(roomy) > fill;
  return isFuller ? roomy : regular;
}
