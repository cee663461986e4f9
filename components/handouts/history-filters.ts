import { z } from 'zod';
import { type HandoutState, handoutStateSchema } from '@/lib/domain/handout/status';
import { clinicDaySchema } from '@/lib/domain/library/section';

/** The filters that an address may hold: none of them can name a patient. */
export type HistoryFilters = {
  topic: string;
  clinician: string;
  language: string;
  state: HandoutState | '';
  from: string;
  to: string;
};

export const noFilters: HistoryFilters = { topic: '', clinician: '', language: '', state: '', from: '', to: '' };

const addressSchema = z.object({
  topic: z.string().max(200).catch(''),
  clinician: z.uuid().catch(''),
  language: z.string().max(35).catch(''),
  state: z.union([handoutStateSchema, z.literal('')]).catch(''),
  from: clinicDaySchema.catch(''),
  to: clinicDaySchema.catch(''),
});

/** The filters in an address's query; what is not understood is as if it were not there. */
export function filtersFromQuery(query: Record<string, string | string[] | undefined>): HistoryFilters {
  return addressSchema.parse({ ...noFilters, ...query });
}

export function addressOf(filters: HistoryFilters): string {
  const query = new URLSearchParams(filledIn(filters)).toString();
  return query === '' ? '/handouts' : `/handouts?${query}`;
}

type FilledIn = Partial<Omit<HistoryFilters, 'state'> & { state: HandoutState }>;

/** The filters that are set, in the shape a search takes. */
export function filledIn(filters: HistoryFilters): FilledIn {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}
