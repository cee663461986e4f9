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
