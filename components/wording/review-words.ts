import type { BadgeTone } from '@/components/ui/badge';
import type { ReviewState } from '@/lib/domain/library/review-dates';
import type { SectionStatus } from '@/lib/domain/library/section';

export const statusWords: Record<SectionStatus, string> = {
  draft: 'Not clinically reviewed',
  'in-review': 'In review',
  approved: 'Reviewed',
  withdrawn: 'Withdrawn',
};

/** When the next review is due; nothing where that is far off, or where there was none. */
export const dueWords: Record<ReviewState, { words: string; tone: BadgeTone } | null> = {
  none: null,
  current: null,
  'due-soon': { words: 'Review due soon', tone: 'amber' },
  overdue: { words: 'Review overdue', tone: 'amber' },
  expired: { words: 'Too long overdue: cannot be issued', tone: 'red' },
};

/** How much of a topic a clinician of this clinic has reviewed; null when all of it. */
export function reviewGap({ sectionCount, reviewedCount }: { sectionCount: number; reviewedCount: number }) {
  if (reviewedCount === 0) return 'Not clinically reviewed';
  return reviewedCount < sectionCount ? `${reviewedCount} of ${sectionCount} sections reviewed` : null;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
