import Link from 'next/link';
import type { QueueList } from '@/lib/domain/library/review-queue';
import { queueWords } from './queue-words';

export type ShownList = QueueList | 'offers';

/** The lists of the queue with how much stands in each; the one on screen is marked. */
export function QueueNav({
  counts,
  shown,
}: {
  counts: readonly { list: ShownList; count: number }[];
  shown: ShownList;
}) {
  return (
    <nav aria-label="Lists" className="mb-4 flex flex-wrap gap-1.5">
      {counts.map(({ list, count }) => (
        <Link
          key={list}
          href={`/library/review?show=${list}`}
          aria-current={list === shown ? 'page' : undefined}
          className="inline-flex items-center gap-2 rounded-full border border-line px-3 py-1 text-sm font-semibold text-ink-2 hover:border-line-strong hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-strong"
        >
          {`${queueWords[list].label} `}
          <span className="tabular-nums">{count}</span>
        </Link>
      ))}
    </nav>
  );
}
