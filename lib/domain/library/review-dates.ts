import type { RiskTier } from './risk-tier';
import type { Review, SectionVersion } from './section';

/** Longest time between two reviews, in months, by how much harm outdated wording can do. */
const MOST_MONTHS: Record<RiskTier, number> = { standard: 24, high: 12 };

/** For so many days past its date a wording still prints, under a banner; then it no longer does. */
const GRACE_DAYS = 90;
/** So many days before its date a review is due soon. */
const SOON_DAYS = 60;

/** Where a wording stands between two reviews; none: nobody of the clinic has reviewed it. */
export type ReviewState = 'none' | 'current' | 'due-soon' | 'overdue' | 'expired';

/** Months until the next review: what its topic asks for, never more than its risk allows. Without topic: standard. */
export function reviewInterval(topic: { riskTier: RiskTier; reviewIntervalMonths: number } | null): number {
  const most = MOST_MONTHS[topic?.riskTier ?? 'standard'];
  return topic === null ? most : Math.min(topic.reviewIntervalMonths, most);
}

/** The same day so many months later (YYYY-MM-DD), or the last day of a shorter month. */
export function monthsLater(isoDay: string, months: number): string {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** Whole days from one calendar date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `today`: YYYY-MM-DD in the clinic's time zone. A review holds through the day on which the next one is due. */
export function reviewState(
  { status, review }: Pick<SectionVersion, 'status'> & { review: Pick<Review, 'nextReviewDue'> | null },
  today: string,
): ReviewState {
  if (status !== 'approved' || review === null) return 'none';
  const left = daysBetween(today, review.nextReviewDue);
  if (left < -GRACE_DAYS) return 'expired';
  if (left < 0) return 'overdue';
  return left <= SOON_DAYS ? 'due-soon' : 'current';
}
