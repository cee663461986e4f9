import { wholeDate } from '@/lib/domain/clinic/dates';
import type { HandoutState } from '@/lib/domain/handout/status';

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

export function addressOf(filters: HistoryFilters): string {
  const query = new URLSearchParams(filledIn(filters)).toString();
  return query === '' ? '/handouts' : `/handouts?${query}`;
}

type FilledIn = Partial<Omit<HistoryFilters, 'state'> & { state: HandoutState }>;

/** The filters that are set, in the shape a search takes; half a date is none yet. */
export function filledIn(filters: HistoryFilters): FilledIn {
  const { from, to } = filters;
  const dates = { from: wholeDate(from), to: wholeDate(to) };
  return Object.fromEntries(Object.entries({ ...filters, ...dates }).filter(([, value]) => value !== ''));
}
