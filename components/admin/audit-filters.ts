import { z } from 'zod';
import { wholeDate } from '@/lib/domain/clinic/dates';
import { clinicDaySchema } from '@/lib/domain/library/section';

/** The filters of the activity page, as they stand in its address. '' is no filter. */
export type AuditFilters = { who: string; what: string; from: string; to: string };

const addressSchema = z.object({
  who: z.uuid().catch(''),
  what: z.string().max(100).catch(''),
  from: clinicDaySchema.catch(''),
  to: clinicDaySchema.catch(''),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

type Query = Record<string, string | string[] | undefined>;

/** What an address asks for; what is not understood is as if it were not there. */
export function auditQuery({ who, what, from, to, before }: Query): {
  filters: AuditFilters;
  before: number | undefined;
} {
  const { before: olderThan, ...filters } = addressSchema.parse({ who, what, from, to, before });
  return { filters, before: olderThan };
}

/** The filters that are set; half a date is none yet. */
export function filledInFilters(filters: AuditFilters): Partial<AuditFilters> {
  const { from, to } = filters;
  const dates = { from: wholeDate(from), to: wholeDate(to) };
  return Object.fromEntries(Object.entries({ ...filters, ...dates }).filter(([, value]) => value !== ''));
}

export function auditAddress(path: string, filters: AuditFilters, before?: number): string {
  const query = new URLSearchParams({ ...filledInFilters(filters), ...(before && { before: String(before) }) });
  return query.size === 0 ? path : `${path}?${query}`;
}
