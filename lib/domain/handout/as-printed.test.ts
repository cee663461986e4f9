import { expect, it } from 'vitest';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import { asPrinted } from './as-printed';

it('a draft gets room for the reference and the address that issuing adds', () => {
  const draft = muscleTwitches({ reference: '', address: '' });
  const printed = asPrinted(draft, 'https://plainleaf.example');
  expect(printed.reference).toHaveLength('PL-7Q4K-92MX'.length);
  expect(printed.address).toBe(`https://plainleaf.example/r/${printed.reference}`);
  expect({ ...printed, reference: '', address: '' }).toEqual(draft);
});

it('an issued handout stays as it is', () => {
  const issued = muscleTwitches();
  expect(asPrinted(issued, 'https://plainleaf.example')).toBe(issued);
});
