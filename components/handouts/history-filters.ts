import { z } from 'zod';
import { isoDateSchema } from '@/lib/domain/library/section';

/** The filters that an address may hold: none of them can name a patient. */
export type HistoryFilters = { topic: string; clinician: string; from: string; to: string };

export const noFilters: HistoryFilters = { topic: '', clinician: '', from: '', to: '' };

const addressSchema = z.object({
  topic: z.string().max(200).catch(''),
  clinician: z.uuid().catch(''),
  from: isoDateSchema.catch(''),
  to: isoDateSchema.catch(''),
});

/** The filters in an address's query; what is not understood is as if it were not there. */
export function filtersFromQuery(query: Record<string, string | string[] | undefined>): HistoryFilters {
  return addressSchema.parse({ topic: query.topic, clinician: query.clinician, from: query.from, to: query.to });
}

export function addressOf(filters: HistoryFilters): string {
  const query = new URLSearchParams(filledIn(filters)).toString();
  return query === '' ? '/handouts' : `/handouts?${query}`;
}

/** The filters that are set, in the shape a search takes. */
export function filledIn(filters: HistoryFilters): Partial<HistoryFilters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}
