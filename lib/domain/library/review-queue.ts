import { currentOf, isBehind, newestOf } from './current-version';
import { reviewState } from './review-dates';
import type { Review, SectionStatus } from './section';

/** What the queue needs to know of a section: its versions without their words. */
export type QueuedVersion = {
  id: string;
  locale: string;
  number: number;
  originalNumber: number | null;
  status: SectionStatus;
  heading: string;
  review: Pick<Review, 'nextReviewDue'> | null;
  /** How many of its claims somebody must still look up. */
  toVerify: number;
};

export type QueuedSection = {
  id: string;
  slug: string;
  topic: { slug: string; title: string } | null;
  originalLocale: string;
  versions: readonly QueuedVersion[];
};

export const queueLists = ['in-review', 'overdue', 'due-soon', 'behind', 'unreviewed', 'to-verify'] as const;
export type QueueList = (typeof queueLists)[number];

export type QueueItem = {
  section: Pick<QueuedSection, 'slug' | 'topic'>;
  version: QueuedVersion;
  /** It can no longer be issued. */
  isExpired: boolean;
  /** Of a translation: the number of the original that it should translate. */
  originalNow: number | null;
};

/**
 * What waits for somebody. A wording stands in every list that it belongs to: one can be unreviewed and have claims to
 * verify. The longest overdue come first; otherwise the order of the sections is kept.
 */
export function reviewQueue(sections: readonly QueuedSection[], today: string): Record<QueueList, QueueItem[]> {
  const queue: Record<QueueList, QueueItem[]> = {
    ...{ 'in-review': [], overdue: [], 'due-soon': [], behind: [], unreviewed: [], 'to-verify': [] },
  };
  for (const { slug, topic, originalLocale, versions } of sections) {
    const original = currentOf(versions, originalLocale);
    for (const locale of new Set(versions.map((version) => version.locale))) {
      const given = currentOf(versions, locale);
      const newest = newestOf(versions, locale);
      const put = (list: QueueList, version: QueuedVersion, isExpired = false): void => {
        const originalNow = version.originalNumber === null ? null : (original?.number ?? null);
        queue[list].push({ section: { slug, topic }, version, isExpired, originalNow });
      };
      if (newest?.status === 'in-review') put('in-review', newest);
      if (!given) {
        // Withdrawn with the original that it translated: handouts in this language print the current original.
        if (newest?.originalNumber && original) put('behind', newest);
        continue;
      }
      const state = reviewState(given, today);
      if (state === 'overdue' || state === 'expired') put('overdue', given, state === 'expired');
      if (state === 'due-soon') put('due-soon', given);
      if (state === 'none') put('unreviewed', given);
      if (isBehind(given, original)) put('behind', given);
      if (given.toVerify > 0) put('to-verify', given);
    }
  }
  const due = ({ version }: QueueItem): string => version.review?.nextReviewDue ?? '';
  for (const list of ['overdue', 'due-soon'] as const) queue[list].sort((a, b) => due(a).localeCompare(due(b)));
  return queue;
}
