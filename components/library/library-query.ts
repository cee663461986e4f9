import { z } from 'zod';
import { bodySystemSchema } from '@/lib/domain/library/body-system-schema';
import { readerAges } from '@/lib/domain/library/reader-age';
import { sectionKindSchema } from '@/lib/domain/library/section';
import { allOfLibrary, type LibraryFacets } from './library-address';

const querySchema = z.object({
  show: z.enum(['favourites', 'used']).or(z.literal('')).catch(''),
  system: bodySystemSchema.or(z.literal('')).catch(''),
  readers: z.enum(readerAges).or(z.literal('')).catch(''),
  kind: sectionKindSchema.or(z.literal('')).catch(''),
});

/** The facets in an address's query; what is not understood is as if it were not there. */
export function facetsFromQuery(query: Record<string, string | string[] | undefined>): LibraryFacets {
  return querySchema.parse({ ...allOfLibrary, ...query });
}
