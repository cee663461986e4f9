import { z } from 'zod';
import { type PageSize, pageSizes } from '../clinic/clinic';

/** How one and the same handout is set on paper. */

export const printSizes = ['standard', 'large', 'extra-large'] as const;
export type PrintSize = (typeof printSizes)[number];

export const inks = ['color', 'grey'] as const;
export type Ink = (typeof inks)[number];

/** More than this saves no page that anyone would miss. */
export const MOST_FITTED_PAGES = 16;

const onPageSchema = z.strictObject({
  size: z.enum(printSizes),
  ink: z.enum(inks),
  pictograms: z.boolean(),
  /** Close up, down to 11 pt, where that gets everything on so many pages; null: don't. Only at the standard size. */
  fitPages: z.int().min(1).max(MOST_FITTED_PAGES).nullable(),
});

/** As a document carries them: everything decided but the paper, which is its pageSize. */
export const documentOptionsSchema = onPageSchema;
export type DocumentOptions = z.infer<typeof documentOptionsSchema>;

/** As a draft keeps them: `paper` null is the clinic's own. */
export const printOptionsSchema = onPageSchema.extend({ paper: z.enum(pageSizes).nullable() });
export type PrintOptions = z.infer<typeof printOptionsSchema>;

/** What a handout is printed like when nobody says otherwise. */
export const usualOptions: PrintOptions = {
  size: 'standard',
  ink: 'color',
  pictograms: true,
  fitPages: null,
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
