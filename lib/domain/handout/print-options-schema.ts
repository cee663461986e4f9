import { z } from 'zod';
import { pageSizes } from '../clinic/page-size';
import { sourcesShown } from '../clinic/sources-shown';
import { inks, MOST_FITTED_PAGES, printSizes } from './print-options';

export const documentOptionsSchema = z.strictObject({
  size: z.enum(printSizes),
  ink: z.enum(inks),
  pictograms: z.boolean(),
  fitPages: z.int().min(1).max(MOST_FITTED_PAGES).nullable(),
  sources: z.enum(sourcesShown),
  qrCode: z.boolean(),
});

export const printOptionsSchema = documentOptionsSchema.extend({
  paper: z.enum(pageSizes).nullable(),
  sources: documentOptionsSchema.shape.sources.nullable(),
  qrCode: documentOptionsSchema.shape.qrCode.nullable(),
  bilingual: z.boolean(),
});
