import type { HandoutState } from '@/lib/domain/handout/status';

/** What a clinician reads for what became of a handout. */
export const stateWords: Record<HandoutState, string> = {
  current: 'Current',
  withdrawn: 'Withdrawn',
  replaced: 'Replaced',
  erased: 'Erased',
};
