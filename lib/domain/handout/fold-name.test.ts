import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows } from '../bulk/check-rows';
import { emptyPatient } from './empty-draft';
import { nameForms } from './fold-name';
import { isSamePatient } from './patient-identity';
import { patientTerms, searchTerms } from './patient-search';
import { nameSpellings } from './test-support-names';

const stored = (name: string): Set<string> => new Set(patientTerms({ ...emptyPatient, name }));

function finds(typed: string, name: string): boolean {
  const terms = stored(name);
  const { words } = searchTerms(typed);
  return words.length > 0 && words.every((word) => word.terms.some((term) => terms.has(term)));
}

describe('a patient is found by what a plain keyboard types', () => {
  it('for at least 60 names', () => expect(nameSpellings.length).toBeGreaterThanOrEqual(60));

  it.each(nameSpellings)('%s', (name, typed) => {
    for (const text of typed) {
      expect(finds(text, name), text).toBe(true);
      expect(finds(text.toUpperCase(), name), text.toUpperCase()).toBe(true);
    }
    expect(finds(name, name)).toBe(true);
    expect(finds(name.normalize('NFD'), name)).toBe(true);
    expect(finds(name, name.normalize('NFD'))).toBe(true);
  });

  it.each([
    ['Maria', 'Mario'],
    ['Łukasz', 'Lucas'],
    ['राम', 'रोम'],
    ['王小明', '王小红'],
    ['がく', 'かく'],
    ['Smith-Jones', 'smith jonas'],
    ['محمد', 'محمود'],
  ])('but not %s by %s', (name, typed) => expect(finds(typed, name)).toBe(false));

  it('by any name with signs inside that nobody sees', () => {
    const unseen = fc.constantFrom('\u00ad', '\u200b', '\u200c', '\u200d', '\ufeff', '\u2060', '\u200e', '\u202a');
    fc.assert(
      fc.property(fc.constantFrom(...nameSpellings.map(([name]) => name)), unseen, fc.nat(), (name, sign, place) => {
        const letters = [...name];
        const at = 1 + (place % letters.length);
        const dirty = [...letters.slice(0, at), sign, ...letters.slice(at)].join('');
        expect(finds(name, dirty)).toBe(true);
        expect(finds(dirty, name)).toBe(true);
        expect(nameForms(dirty)).toEqual(nameForms(name));
      }),
    );
  });
});

describe('the same patient, typed on another keyboard', () => {
  const born = { dateOfBirth: '1981-03-14', recordNumber: '' };

  it.each([
    ['Søren Łukasz Đặng', 'Soren Lukasz Dang'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Anne Smith-Jones', 'ANNE SMITHJONES'],
    ['Anne Smith-Jones', 'Anne Smith Jones'],
    ["Sean O'Neill", 'Sean O’Neill'],
    ["Sean O'Neill", 'Sean ONeill'],
    ['Işık Yılmaz', 'ISIK YILMAZ'],
    ['王小明', '王 小明'],
    ['Ｍａｒｉａ Núñez', 'Maria Nunez'],
    ['Maria\u200b Nu\u00adnez', 'Maria Nunez'],
    ['أحمد فاطمة', 'احمد فاطمه'],
  ])('%s and %s', (one, other) => {
    expect(isSamePatient({ ...born, name: one }, { ...born, name: other })).toBe(true);
    expect(isSamePatient({ ...born, name: other }, { ...born, name: one })).toBe(true);
  });

  it.each([
    ['王小明', '明小王'],
    ['राम लाल', 'रोम लाल'],
    ['Ann Marie Hall', 'Annmarie Hall'],
  ])('%s is not %s', (one, other) => {
    expect(isSamePatient({ ...born, name: one }, { ...born, name: other })).toBe(false);
  });

  it('blocks the second row of a list that names the same patient', () => {
    const row = (name: string) => ({
      ...{ name, preferredName: '', dateOfBirth: '1981-03-14', recordNumber: '' },
      ...{ language: '', answers: {}, assessed: true, line: null, doubts: [] },
    });
    const rules = {
      ...{ blanks: [], commonAnswers: {}, languages: ['en'], locale: 'en', dateOrder: null, needsAssessment: false },
      ...{ today: '2026-11-29', isPrintable: () => true },
    };
    const [, second] = checkRows([row('Jürgen Weiß'), row('Juergen Weiss')], rules);
    expect(second?.problems).toContainEqual({ place: 'name', code: 'same-patient', severity: 'blocks', row: 1 });
  });
});
