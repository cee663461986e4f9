import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPatient } from './empty-draft';
import { nameForms } from './fold-name';
import { patientTerms, searchTerms } from './patient-search';

const maria = {
  ...emptyPatient,
  name: 'Maria Núñez-O’Connor',
  dateOfBirth: '1981-03-14',
  recordNumber: 'RFP-0048213',
};

function finds(text: string, patient = maria): boolean {
  const stored = new Set(patientTerms(patient));
  const { words, anyOf } = searchTerms(text);
  const everyWord = words.length > 0 && words.every(({ terms }) => terms.some((term) => stored.has(term)));
  return everyWord || anyOf.some((term) => stored.has(term));
}

describe('S31: finding a patient', () => {
  it.each([
    'maria',
    'MAR',
    'nunez',
    'Núñez',
    "o'connor",
    'o’con',
    'oconnor maria',
    'rfp 0048213',
    '3/14/1981',
    '14.03.1981',
    '14 Mar 1981',
    'March 14, 1981',
  ])('by %s', (text) => expect(finds(text)).toBe(true));

  it.each(['ma', 'aria', 'maria lopez', '0048213', '1981-03-15', '4/31/1981', ''])('not by %s', (text) =>
    expect(finds(text)).toBe(false),
  );

  it('finds both readings of an ambiguous date, and no date that the calendar does not have', () => {
    const datesOf = (text: string) => searchTerms(text).anyOf.filter((term) => term.startsWith('born:'));
    expect(datesOf('03/04/1981').toSorted()).toEqual(['born:1981-03-04', 'born:1981-04-03']);
    expect(datesOf('1981-02-30')).toEqual([]);
    expect(datesOf('3/14')).toEqual([]);
  });

  it('stores every beginning of a name’s words from three letters on, and nothing shorter', () => {
    expect(patientTerms({ ...emptyPatient, name: 'Maria Li' })).toEqual([
      'name:mar',
      'name:mari',
      'name:maria',
      'name:li',
    ]);
  });

  it('by a name of two letters, whole', () => {
    expect(finds('li', { ...emptyPatient, name: 'Li Na' })).toBe(true);
  });

  it('by any whole name, however it is typed', () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ÿĀ-žА-яΑ-ω]{2,20}( [A-Za-zÀ-ÿ]{2,20})?$/);
    fc.assert(
      fc.property(name, (typed) => {
        fc.pre(nameForms(typed).length > 0);
        expect(finds(typed.toUpperCase(), { ...emptyPatient, name: typed })).toBe(
          finds(typed.toUpperCase().toLowerCase(), { ...emptyPatient, name: typed }),
        );
        expect(finds(typed, { ...emptyPatient, name: typed })).toBe(true);
      }),
    );
  });
});
