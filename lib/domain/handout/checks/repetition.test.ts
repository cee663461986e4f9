import { expect, it } from 'vitest';
import { paragraphs, version } from '../test-support';
import { type Part, packet } from '../test-support-packets';
import { line, list } from '../test-support-signs';
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

it('does not take the line above a list, or what each topic says of coming back, for repeated advice', () => {
  const days = line('Call us for a visit within a few days if you have one of these signs:');
  const back = line('Come back even if we told you all was well, if you are worried.');
  const comeBack = (topic: string, ...blocks: ReturnType<typeof line>[]): Part => ({
    ...{ topic, kind: 'when-to-return', blocks: [days, list(['x', topic]), ...blocks] },
  });
  const duplicates = (...parts: Part[]) =>
    packet(parts).findings.filter(({ code }) => code === 'duplicate-advice').length;
  expect(duplicates(comeBack('A', back), comeBack('B', back))).toBe(0);
  expect(duplicates(comeBack('A', back), comeBack('A', back), comeBack('B'))).toBe(1);
});
