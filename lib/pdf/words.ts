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
    `${numbers.length === 1 ? 'Source' : 'Sources'} ${ranges(numbers)}`,
  page: (number: number, total: number): string => `Page ${number} of ${total}`,
  picture: 'Picture',
  forStaff: 'For clinic staff',
  qrCode: (reference: string): string => `QR code that opens handout ${reference} for clinic staff`,
} as const;

/** 1, 2, 3, 5 → "1–3, 5". Takes ascending numbers. */
function ranges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(rangeText).join(', ');
}

function rangeText([first, last]: readonly [first: number, last: number]): string {
  if (first === last) return `${first}`;
  return last === first + 1 ? `${first}, ${last}` : `${first}–${last}`;
}

export const toneLabels: Record<CalloutTone, string> = {
  info: 'Good to know',
  caution: 'Take care',
  urgent: 'Urgent',
};
