import { expect, it } from 'vitest';
import { muscleTwitches, section } from '@/lib/pdf/test-support/muscle-twitches';
import { lastPageWords } from './last-page-words';

const treatment = { ...section('Treatment', []), key: 'treatment' };
const document = muscleTwitches({ sections: [treatment] });
const onLast = (given: { goesOn?: boolean; lines?: number; following?: number }) =>
  lastPageWords({ key: 'treatment', goesOn: true, lines: 3, following: 0, ...given }, 3, document);

it('says what spills onto the last page', () => {
  expect(onLast({})).toBe('Treatment spills 3 lines onto page 3');
  expect(onLast({ lines: 1, following: 2 })).toBe('Treatment spills 1 line onto page 3, with 2 more sections');
});

it('says what begins there when nothing spills', () => {
  expect(onLast({ goesOn: false, following: 1 })).toBe('Treatment is on page 3, with 1 more section');
  expect(lastPageWords(null, 2, document)).toBe('Only sources and notes are on page 2');
});

it('says nothing of a single page', () => {
  expect(lastPageWords({ key: 'treatment', goesOn: false, lines: 9, following: 0 }, 1, document)).toBe('');
});
