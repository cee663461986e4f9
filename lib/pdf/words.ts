import type { CalloutTone } from '@/lib/domain/handout/body';

/** Every word that the page itself adds to a document. */
export const words = {
  givenBy: 'Given by',
  for: 'For',
  born: 'Born',
  recordNumber: 'Record number',
  comeBack: 'Come back',
  edited: 'Changed for you',
  about: 'About this handout',
  sources: 'Where this information comes from',
  published: (when: string): string => (when === 'undated' ? 'no date given' : when),
  sourceNumbers: (numbers: readonly number[]): string =>
    `${numbers.length === 1 ? 'Source' : 'Sources'} ${numbers.join(', ')}`,
  page: (number: number, total: number | undefined): string =>
    total === undefined ? `Page ${number}` : `Page ${number} of ${total}`,
  picture: 'Picture',
} as const;

export const toneLabels: Record<CalloutTone, string> = {
  info: 'Good to know',
  caution: 'Take care',
  urgent: 'Urgent',
};
