import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { dateIn } from '@/lib/domain/clinic/dates';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How long ago something was, as a colleague would say it: "10 min ago", "Today 10:44 AM", "Yesterday", "Fri", "Nov 3, 2026". */
export function whenLabel(
  instant: Date,
  { now, locale, timeZone }: { now: Date; locale: ClinicLocale; timeZone: string },
): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / MINUTE_MS);
  if (minutes >= 0 && minutes < 1) return 'Just now';
  if (minutes >= 0 && minutes < 60) return `${minutes} min ago`;
  const daysAgo = calendarDays(dateIn(timeZone, instant), dateIn(timeZone, now));
  const written = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(instant);
  if (daysAgo === 0) return `Today ${written({ timeStyle: 'short' })}`;
  if (daysAgo === 1) return 'Yesterday';
  if (daysAgo > 1 && daysAgo < 7) return written({ weekday: 'short' });
  return written({ dateStyle: 'medium' });
}

function calendarDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
