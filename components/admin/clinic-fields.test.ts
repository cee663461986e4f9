import { expect, it } from 'vitest';
import { testClinic } from '@/lib/test-support/clinic';
import { clinicDifferences, withMine } from './clinic-fields';

const mine = { ...testClinic, phone: '541-555-0122', otherPhones: [{ label: 'After hours', number: '541-555-0190' }] };
const theirs = { ...testClinic, phone: '541-555-0111', pageSize: 'a4' as const };

it('shows what differs between two saves, each in a reader’s words', () => {
  expect(clinicDifferences(mine, theirs)).toEqual([
    { field: 'phone', mine: '541-555-0122', theirs: '541-555-0111' },
    { field: 'otherPhones', mine: 'After hours: 541-555-0190', theirs: '' },
    { field: 'pageSize', mine: 'Letter (8.5 × 11 in)', theirs: 'A4 (210 × 297 mm)' },
  ]);
  expect(clinicDifferences(mine, structuredClone(mine))).toEqual([]);
});

it('goes on with the chosen details of mine and the rest of theirs', () => {
  expect(withMine(theirs, mine, new Set(['otherPhones']))).toEqual({
    ...testClinic,
    phone: '541-555-0111',
    otherPhones: mine.otherPhones,
    pageSize: 'a4',
  });
});

it('takes the same translations in another order for the same', () => {
  const es = { name: 'footerNote' as const, of: 'Parking is free.', text: 'El estacionamiento es gratis.' };
  const ar = { ...es, text: 'موقف السيارات مجاني.' };
  const one = { ...testClinic, translations: { es: [es], ar: [ar] } };
  expect(clinicDifferences(one, { ...testClinic, translations: { ar: [ar], es: [es] } })).toEqual([]);
});
