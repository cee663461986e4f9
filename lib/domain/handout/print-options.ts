import { z } from 'zod';
import { type PageSize, pageSizes } from '../clinic/clinic';

/** How one and the same handout is set on paper. */

export const printSizes = ['standard', 'large', 'extra-large'] as const;
export type PrintSize = (typeof printSizes)[number];

export const inks = ['color', 'grey'] as const;
export type Ink = (typeof inks)[number];

const onPageSchema = z.strictObject({
  size: z.enum(printSizes),
  ink: z.enum(inks),
  pictograms: z.boolean(),
  /** Close up, down to 11 pt, where that gets everything on one page. Only at the standard size. */
  fitOnePage: z.boolean(),
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
  fitOnePage: false,
  paper: null,
};

export function resolveOptions(
  { paper, ...options }: PrintOptions,
  clinicPaper: PageSize,
): { pageSize: PageSize; options: DocumentOptions } {
  // Large print that is squeezed would no longer be large.
  const fitOnePage = options.fitOnePage && options.size === 'standard';
  return { pageSize: paper ?? clinicPaper, options: { ...options, fitOnePage } };
}
