import type { QueueList } from '@/lib/domain/library/review-queue';

/** The lists of the queue, by name and by what to do with what stands in them. */
export const queueWords: Record<QueueList | 'offers', { label: string; explanation: string; none: string }> = {
  'in-review': {
    label: 'In review',
    explanation: 'Sent for review. Whoever did not write it can approve it.',
    none: 'Nothing waits for a reviewer.',
  },
  overdue: {
    label: 'Overdue',
    explanation: 'Prints under a banner for 90 days past its date, then can no longer be issued.',
    none: 'No review is overdue.',
  },
  'due-soon': {
    label: 'Due soon',
    explanation: 'Its review runs out within 60 days.',
    none: 'No review runs out within 60 days.',
  },
  behind: {
    label: 'Translations behind',
    explanation: 'The original has moved on since it was translated.',
    none: 'Every translation is up to date with its original.',
  },
  unreviewed: {
    label: 'Unreviewed',
    explanation: 'Prints “not clinically reviewed” until a named person of your clinic has approved it.',
    none: 'All wording has been reviewed.',
  },
  'to-verify': {
    label: 'To verify',
    explanation: 'Holds claims that rest on recalled knowledge. Look them up, then name their source.',
    none: 'No claim is left to verify.',
  },
  offers: {
    label: 'New from Plainleaf',
    explanation: 'Newer starter wording of sections that your clinic has. Nothing changes until you decide.',
    none: 'Your starter content is up to date.',
  },
};
