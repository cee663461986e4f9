import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatInstant } from '@/lib/domain/clinic/dates';

/** An instant by the clinic's calendar and clock, the same from the server and from any browser. */
export function instantLabel(iso: string, { locale, timeZone }: Pick<Clinic, 'locale' | 'timeZone'>): string {
  // Node writes a narrow no-break space before AM and PM, Chromium a plain one.
  return formatInstant(new Date(iso), locale, timeZone).replaceAll('\u202f', ' ');
}
