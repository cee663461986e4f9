import type { Clinic } from '../clinic/clinic';
import type { PageSize } from '../clinic/page-size';
import type { SourcesShown } from '../clinic/sources-shown';

/** How one and the same handout is set on paper. */

export const printSizes = ['standard', 'large', 'extra-large'] as const;
export type PrintSize = (typeof printSizes)[number];

export const inks = ['color', 'grey'] as const;
export type Ink = (typeof inks)[number];

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

/** What a clinic decides for all its handouts. */
export type ClinicPrinting = Pick<Clinic, 'pageSize' | 'sourcesShown' | 'printsCode'>;

/**
 * As a draft keeps them: null is as the clinic prints, also when the clinic changes it. `bilingual`: with the clinic's
 * language beside the handout's.
 */
export type PrintOptions = Omit<DocumentOptions, 'sources' | 'qrCode'> & {
  paper: PageSize | null;
  sources: SourcesShown | null;
  qrCode: boolean | null;
  bilingual: boolean;
};

/** What a handout is printed like when nobody says otherwise. */
export const usualOptions: PrintOptions = {
  size: 'standard',
  ink: 'color',
  pictograms: true,
  fitPages: null,
  sources: null,
  qrCode: null,
  paper: null,
  bilingual: false,
};

/** Whether a second language really prints; the option alone does not ensure it. */
type Printed = { isBilingual: boolean };

/** Large print that is squeezed would no longer be large, and two languages take the room that they need. */
export function canFitPages({ size, isBilingual }: Pick<PrintOptions, 'size'> & Printed): boolean {
  return size === 'standard' && !isBilingual;
}

export function resolveOptions(
  { paper, bilingual: _asked, ...options }: PrintOptions,
  clinic: ClinicPrinting,
  { isBilingual }: Printed,
): { pageSize: PageSize; options: DocumentOptions } {
  const fitPages = canFitPages({ ...options, isBilingual }) ? options.fitPages : null;
  const sources = options.sources ?? clinic.sourcesShown;
  const qrCode = options.qrCode ?? clinic.printsCode;
  return { pageSize: paper ?? clinic.pageSize, options: { ...options, fitPages, sources, qrCode } };
}
