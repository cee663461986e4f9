import type { SectionStatus } from './section';

/** What can be done with a wording on its way: draft → in review → approved → withdrawn. */
export const reviewSteps = ['submit', 'return', 'approve', 'renew', 'withdraw'] as const;
export type ReviewStep = (typeof reviewSteps)[number];

const ways: Record<ReviewStep, { from: readonly SectionStatus[]; to: SectionStatus }> = {
  submit: { from: ['draft'], to: 'in-review' },
  /** Back to its author, with the reason. */
  return: { from: ['in-review'], to: 'draft' },
  approve: { from: ['in-review'], to: 'approved' },
  /** The same wording, reviewed once more. */
  renew: { from: ['approved'], to: 'approved' },
  /** For good: what is withdrawn is restored as a new version. */
  withdraw: { from: ['draft', 'in-review', 'approved'], to: 'withdrawn' },
};

/** Where a step leads from a status; null: it cannot be taken from there. */
export function statusAfter(status: SectionStatus, step: ReviewStep): SectionStatus | null {
  const { from, to } = ways[step];
  return from.includes(status) ? to : null;
}

/** The steps that vouch for a wording: another person than its author takes them. */
export function vouches(step: ReviewStep): boolean {
  return step === 'approve' || step === 'renew';
}
