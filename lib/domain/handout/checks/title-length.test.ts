import { expect, it } from 'vitest';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import type { HandoutDocument } from '../document';
import type { PrintSize } from '../print-options';
import { checkTitleLength } from './title-length';

const long = 'A title that goes on and on about twitching muscles and what to do '.repeat(3).trim();
const address = '12 Mill Street, Second Floor, Entrance B, through the courtyard. '.repeat(5).slice(0, 300);

const foundIn = (size: PrintSize, title: string, changes: Partial<HandoutDocument> = {}, clinicAddress?: string) => {
  const document = muscleTwitches({ title, ...changes });
  const clinic = { ...document.clinic, ...(clinicAddress !== undefined && { address: clinicAddress }) };
  return checkTitleLength({ ...document, clinic, options: { ...document.options, size } });
};

const warning = { code: 'title-too-long', severity: 'warns', place: { in: 'field', field: 'title' } };

it('warns in extra large print that the end of a very wide title may be left out', () => {
  expect(foundIn('extra-large', long.toUpperCase())).toEqual([warning]);
});

it('warns when what stands around the title leaves it too little room', () => {
  expect(foundIn('extra-large', long, { subtitle: '' })).toEqual([]);
  expect(foundIn('extra-large', long, { subtitle: '' }, address)).toEqual([warning]);
  expect(foundIn('extra-large', long, { followUp: 'in 4 weeks with Dr. Osei, or earlier if you get worse' })).toEqual([
    warning,
  ]);
  const reviewNotice = 'Not clinically reviewed. '.repeat(8).trim();
  expect(foundIn('extra-large', long, { reviewNotice })).toEqual([warning]);
});

it('says nothing about a title that is printed whole', () => {
  expect(foundIn('extra-large', long)).toEqual([]);
  expect(foundIn('extra-large', 'Muscle twitches')).toEqual([]);
  expect(
    foundIn('extra-large', 'Muscle twitches', { reviewNotice: 'Not clinically reviewed.' }, address.slice(0, 200)),
  ).toEqual([]);
  for (const size of ['standard', 'large'] as const) {
    expect(foundIn(size, 'WM'.repeat(99), { subtitle: 'WM'.repeat(99) }, address)).toEqual([]);
  }
});

it('says nothing where no urgent help would be pushed off page 1', () => {
  expect(foundIn('extra-large', long.toUpperCase(), { sections: [] })).toEqual([]);
});
