import type { Place } from '@/lib/domain/handout/checks/finding';

/**
 * Where a piece of the page is edited, told to whoever shows the pages on a screen. Printing takes no notice. A part
 * says whose sections it prints (see Part); what is finer than a part says so itself, by a prop like that of `tag`.
 */
export type Spot =
  | { in: 'field'; field: Extract<Place, { in: 'field' }>['field'] }
  /** This is the part's section of this index. */
  | { in: 'part'; index: number };

/** Props for a react-pdf View. Layout carries the prop along without knowing what it means. */
export function spot(spot: Spot): { spot: Spot } {
  return { spot };
}
