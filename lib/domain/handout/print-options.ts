import type { PageSize } from '../clinic/page-size';

/** How one and the same handout is set on paper. */

export const printSizes = ['standard', 'large', 'extra-large'] as const;
export type PrintSize = (typeof printSizes)[number];

export const inks = ['color', 'grey'] as const;
export type Ink = (typeof inks)[number];

/** How a page names its sources. The document keeps the whole list however it is printed. */
export const sourcesShown = ['line', 'full', 'none'] as const;
export type SourcesShown = (typeof sourcesShown)[number];

/** More than this saves no page that anyone would miss. */
export const MOST_FITTED_PAGES = 16;

/** As a document carries them: everything decided but the paper, which is its pageSize. */
export type DocumentOptions = {
  size: PrintSize;
  ink: Ink;
  pictograms: boolean;
  /** Close up, down to 11 pt, where that gets everything on so many pages; null: don't. Only at the standard size. */
  fitPages: number | null;
  sources: SourcesShown;
  /** The code at the end with which staff open the handout. */
  qrCode: boolean;
};

/** As a draft keeps them: `paper` null is the clinic's own. */
export type PrintOptions = DocumentOptions & { paper: PageSize | null };

/** What a handout is printed like when nobody says otherwise. */
export const usualOptions: PrintOptions = {
  size: 'standard',
  ink: 'color',
  pictograms: true,
  fitPages: null,
  sources: 'line',
  qrCode: true,
  paper: null,
};

export function resolveOptions(
  { paper, ...options }: PrintOptions,
  clinicPaper: PageSize,
): { pageSize: PageSize; options: DocumentOptions } {
  // Large print that is squeezed would no longer be large.
  const fitPages = options.size === 'standard' ? options.fitPages : null;
  return { pageSize: paper ?? clinicPaper, options: { ...options, fitPages } };
}
