import { describe, expect, it } from 'vitest';
import { partsOf } from '../test-support/parts-of';

describe('an address', () => {
  it('an address breaks after its punctuation, and not inside its scheme', () => {
    expect(partsOf('https://www.nice.org.uk/guidance/cg61')).toEqual([
      'https://www.nice.',
      'org.',
      'uk/',
      'guidance/',
      'cg61',
    ]);
    expect(partsOf('appointments@riverside-clinic.example')).toEqual([
      'appointments@',
      'riverside-',
      'clinic.',
      'example',
    ]);
  });

  it('an address never breaks between the two slashes after its scheme', () => {
    for (let length = 10; length <= 60; length++) {
      for (const start of ['https://', 'https://www.', 'http://', '(https://www.']) {
        const [first = '', ...others] = partsOf(`${start}${'a'.repeat(length)}.org/page`);
        expect(first).toContain(start);
        expect(first.length).toBeLessThanOrEqual(24);
        expect(others.join('')).not.toContain('//');
      }
    }
  });

  it('the number of a DOI is not cut at its point, as in “10.1249/”', () => {
    expect(partsOf('https://doi.org/10.1249/MSS.0000000000000915')).toEqual([
      'https://doi.',
      'org/',
      '10.1249/',
      'MSS.',
      '0000000000000915',
    ]);
    expect(partsOf('doi.org/10.1249/MSS.0000000000000915').slice(0, 3)).toEqual(['doi.', 'org/', '10.1249/']);
    expect(partsOf('http://10.20.30.40:3000/handouts/new')[0]).toBe('http://10.20.30.40:3000/');
  });

  it('an address without punctuation breaks between letters', () => {
    const [start, ...pieces] = partsOf(`www.example.org/${'a'.repeat(60)}`).slice(2);
    expect(start).toBe('aaaaaaaa');
    expect(pieces.every(({ length }) => length >= 4 && length <= 8)).toBe(true);
  });
});
