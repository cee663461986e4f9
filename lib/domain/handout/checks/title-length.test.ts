import { expect, it } from 'vitest';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import type { PrintSize } from '../print-options';
import { checkTitleLength } from './title-length';

const long = 'A title that goes on and on about twitching muscles and what to do '.repeat(3).trim();

const foundIn = (size: PrintSize, title: string) => {
  const document = muscleTwitches({ title });
  return checkTitleLength({ ...document, options: { ...document.options, size } });
};

it('warns in extra large print that the end of a very wide title may be left out', () => {
  expect(foundIn('extra-large', long.toUpperCase())).toEqual([
    { code: 'title-too-long', severity: 'warns', place: { in: 'field', field: 'title' } },
  ]);
});

it('says nothing about a title that is printed whole', () => {
  expect(foundIn('extra-large', long)).toEqual([]);
  expect(foundIn('extra-large', 'Muscle twitches')).toEqual([]);
  for (const size of ['standard', 'large'] as const) expect(foundIn(size, 'WM'.repeat(99))).toEqual([]);
});
