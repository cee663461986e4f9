import { z } from 'zod';
import { handoutStateSchema } from '@/lib/domain/handout/status-schema';
import { clinicDaySchema } from '@/lib/domain/library/section';
import { type HistoryFilters, noFilters } from './history-filters';

const querySchema = z.object({
  topic: z.string().max(200).catch(''),
  clinician: z.uuid().catch(''),
  language: z.string().max(35).catch(''),
  state: z.union([handoutStateSchema, z.literal('')]).catch(''),
  from: clinicDaySchema.catch(''),
  to: clinicDaySchema.catch(''),
});

/** The filters in an address's query; what is not understood is as if it were not there. */
export function filtersFromQuery(query: Record<string, string | string[] | undefined>): HistoryFilters {
  return querySchema.parse({ ...noFilters, ...query });
}
