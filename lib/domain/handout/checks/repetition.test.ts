import { expect, it } from 'vitest';
import { paragraphs, version } from '../test-support';
import { findingsOf } from './test-support';

/** So many sentences of twelve words that are in no other section. */
const sentences = (section: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => {
    const words = Array.from({ length: 12 }, (_, word) => `${section}${'abcdefghijkl'[word]}${lettersOf(number)}`);
    return `${words.join(' ')}.`;
  });

const lettersOf = (number: number): string => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

const long = (number: number, section: string) =>
  version(number, 'lifestyle-changes', { body: paragraphs(...sentences(section, 330)) });

it('finds advice that is nearly the same in a shorter handout after a longer one had too much to compare', () => {
  const rest = version(1, 'about', { heading: 'Rest', body: paragraphs('Rest your leg on a chair for two days.') });
  const again = version(2, 'treatment', { body: paragraphs('Please rest your leg on a chair for two days.') });
  const duplicates = (...others: ReturnType<typeof long>[]) =>
    findingsOf([...others, rest, again]).filter(({ code }) => code === 'duplicate-advice');
  expect(duplicates(long(3, 'x'), long(4, 'y'))).toEqual([]);
  expect(duplicates()).toMatchObject([{ other: 'Rest' }]);
});
