import { describe, expect, it } from 'vitest';
import { identityTerms, isSamePatient, likenessTerms, mightBeSamePatient } from './patient-identity';
import { patientTerms } from './patient-search';

const maria = { name: 'Maria Núñez-O’Connor', dateOfBirth: '1981-03-14', recordNumber: 'RFP-0048213' };

describe('the same patient', () => {
  it.each([
    ['typed alike', maria],
    ['a record number typed in another way', { ...maria, recordNumber: 'rfp 0048213' }],
    ['a married name, under the same record number', { ...maria, name: 'Maria Hall' }],
    ['no date of birth, under the same record number', { ...maria, dateOfBirth: '' }],
    [
      'no record number, but the whole name and the date of birth',
      { ...maria, recordNumber: '', name: 'MARIA NUNEZ OCONNOR' },
    ],
  ])('%s', (_name, other) => {
    expect(isSamePatient(maria, other)).toBe(true);
    expect(isSamePatient(other, maria)).toBe(true);
  });

  it.each([
    ['another record number, however alike the rest', { ...maria, recordNumber: 'RFP-0048214' }],
    ['the same record number with another date of birth', { ...maria, dateOfBirth: '1981-03-15' }],
    ['the same name without a date of birth', { ...maria, recordNumber: '', dateOfBirth: '' }],
    ['the same date of birth and a part of the name', { ...maria, recordNumber: '', name: 'Maria' }],
    ['nothing known', { name: '', dateOfBirth: '', recordNumber: '' }],
    ['a date of birth alone', { name: '', dateOfBirth: '1981-03-14', recordNumber: '' }],
  ])('is not %s', (_name, other) => {
    expect(isSamePatient(maria, other)).toBe(false);
    expect(isSamePatient(other, maria)).toBe(false);
  });

  it('is nobody at all when nothing is known of either', () => {
    const nobody = { name: '', dateOfBirth: '', recordNumber: '' };
    expect(isSamePatient(nobody, nobody)).toBe(false);
    const unnamed = { ...nobody, dateOfBirth: '1981-03-14' };
    expect(isSamePatient(unnamed, unnamed)).toBe(false);
  });

  it('lies under the terms by which handouts have been indexed all along', () => {
    const indexed = new Set(patientTerms({ ...maria, preferredName: '' }));
    expect(identityTerms(maria)).toHaveLength(2);
    expect(identityTerms(maria).filter((term) => !indexed.has(term))).toEqual([]);
    expect(identityTerms({ name: 'Maria', dateOfBirth: '', recordNumber: '' })).toEqual([]);
  });
});

describe('who might be the patient of a restricted record', () => {
  it.each([
    ['the same person', maria],
    ['the whole name alone, as while somebody types', { ...maria, dateOfBirth: '', recordNumber: '' }],
    ['the whole name in another spelling', { name: 'maria nunez oconnor', dateOfBirth: '', recordNumber: '' }],
    ['a married name, under the same record number', { ...maria, name: 'Maria Hall', dateOfBirth: '' }],
  ])('is %s', (_what, other) => {
    expect(mightBeSamePatient(maria, other)).toBe(true);
    expect(mightBeSamePatient(other, maria)).toBe(true);
    const stored = new Set(patientTerms({ ...maria, preferredName: '' }));
    expect(likenessTerms(other).some((term) => stored.has(term))).toBe(true);
  });

  it.each([
    ['part of the name', { ...maria, name: 'Maria', dateOfBirth: '', recordNumber: '' }],
    ['no name at all', { name: '', dateOfBirth: '', recordNumber: '' }],
    ['another date of birth', { ...maria, dateOfBirth: '1990-01-01', recordNumber: '' }],
    ['another record number', { ...maria, recordNumber: 'RFP-0048999' }],
  ])('is not somebody with %s', (_what, other) => {
    expect(mightBeSamePatient(maria, other)).toBe(false);
  });
});

describe('the patient of a restricted record, typed in another way', () => {
  const born = '1981-03-14';
  const might = (one: object, other: object): boolean => {
    const [a, b] = [one, other].map((given) => ({ name: '', dateOfBirth: '', recordNumber: '', ...given })) as [P, P];
    expect(mightBeSamePatient(b, a)).toBe(mightBeSamePatient(a, b));
    return mightBeSamePatient(a, b);
  };
  type P = Parameters<typeof mightBeSamePatient>[0];

  it.each([
    ['Tom Reed', 'Reed, Tom'],
    ['Tom Reed', 'REED,TOM'],
    ['Tom J. Reed', 'Reed, Tom J.'],
    ['Tom Reed Jr.', 'Reed, Tom, Jr.'],
    ['Maria Núñez-O’Connor', 'Nunez OConnor, Maria'],
    ['محمد الخطيب', 'الخطيب، محمد'],
    ['Иван Петров', 'Петров, Иван'],
    ['王小芳', '王，小芳'],
    ['Τομ Ριντ', 'Ριντ, Τομ'],
    ['राम शर्मा', 'शर्मा, राम'],
  ])('is %s, whose name is typed as “%s” before anything else is', (name, typed) => {
    expect(might({ name, dateOfBirth: born, recordNumber: 'RFP-1' }, { name: typed })).toBe(true);
  });

  it.each([
    ['Tom Reed', 'Tom J. Reed'],
    ['Tom James Reed', 'Tom J Reed'],
    ['Tom James Reed', 'T. J. Reed'],
    ['Tom James Reed', 'T.J. Reed'],
    ['Tom James Reed', 'Tom Reed'],
    ['Tom Reed', 'Reed Tom'],
    ['Tom Reed', 'Reed, Tom J.'],
    ['Tom Reed', 'Reed, T.'],
    ['Tom Reed', 'Mr. Tom Reed'],
    ['Jörg Müller', 'Mueller, Joerg K.'],
    ['Anne-Marie O’Neil', 'Oneil, Annemarie J.'],
    ['Tom Reed', 'Tom'],
    ['Maria Núñez-O’Connor', 'Maria L. Nunez O’Connor'],
    ['Иван Иванович Петров', 'Петров И. И.'],
    ['Александр Пушкин', 'Пушкин А. С.'],
    ['محمد علي الخطيب', 'محمد ع. الخطيب'],
    ['משה כהן', 'מ. כהן'],
    ['குமார் ராமன்', 'கு. ராமன்'],
    ['राम कुमार शर्मा', 'राम कु. शर्मा'],
    ['王小芳', '小芳 王'],
    ['김민준', '민준 김'],
    ['トム・リード', 'リード・トム'],
  ])('is %s, typed as “%s” with the same date of birth', (name, typed) => {
    expect(might({ name, dateOfBirth: born, recordNumber: 'RFP-1' }, { name: typed, dateOfBirth: born })).toBe(true);
    expect(might({ name, dateOfBirth: born }, { name: typed, dateOfBirth: '1990-01-01' })).toBe(false);
  });

  it.each([
    ['the twin', 'Tom Reed', 'Ann Reed'],
    ['the twin, by initials', 'Tom James Reed', 'Ann J. Reed'],
    ['the twin with the same first of two names', 'María Elena López', 'María Isabel López'],
    ['somebody with another middle initial', 'Tom J. Reed', 'Tom K. Reed'],
    ['somebody whose name begins alike', 'Tom Reed', 'Tommy Reed'],
    ['an initial', 'Tom Reed', 'T.'],
    ['no name at all', '—', '—'],
    ['no name', 'Tom Reed', ''],
    ['the twin, in Chinese', '王小芳', '王小明'],
    ['somebody with one character less', '王小芳', '王芳'],
    ['somebody with one syllable less', '김민준', '김준'],
    ['the twin, in Russian', 'Иван Петров', 'Анна Петрова'],
  ])('is not %s: %s and %s, born on the same day', (_what, name, other) => {
    expect(might({ name, dateOfBirth: born }, { name: other, dateOfBirth: born })).toBe(false);
  });

  it('is nobody else by a part of the name or a middle initial alone, without a date of birth', () => {
    for (const name of ['Tom', 'Tom J. Reed', 'Reed Tom', 'T. Reed', 'Reed, Ann']) {
      expect(might({ name: 'Tom Reed', dateOfBirth: born }, { name }), name).toBe(false);
    }
  });

  it('is in a patient’s history only as the name was written, since one handout too many is another patient’s', () => {
    const tom = { name: 'Tom Reed', dateOfBirth: born, recordNumber: '' };
    for (const name of ['Reed, Tom', 'Tom J. Reed', 'Tom']) expect(isSamePatient(tom, { ...tom, name })).toBe(false);
  });
});
