import { describe, expect, it } from 'vitest';
import { hasAnswers, isAnotherPatient, lastKnown, takeBackAnswers } from './another-patient';
import { noChoices } from './conditions';
import type { Patient } from './draft';
import { emptyPatient } from './empty-draft';
import { draftOf } from './test-support';

const maria: Patient = { ...emptyPatient, name: 'Maria Núñez', dateOfBirth: '1981-03-14', recordNumber: 'RFP-1' };

describe('another patient', () => {
  it.each<[string, Partial<Patient>]>([
    ['name', { name: 'Tom Reed' }],
    ['name of one word', { name: 'Tom' }],
    ['date of birth', { dateOfBirth: '1981-03-15' }],
    ['record number', { recordNumber: 'RFP-2' }],
  ])('is told by another %s', (_what, change) => {
    expect(isAnotherPatient(maria, { ...maria, ...change })).toBe(true);
  });

  it.each<[string, Partial<Patient>]>([
    ['nothing', {}],
    ['a name that is put right', { name: 'Núñez, María' }],
    ['a name that is gone', { name: '' }],
    ['half a date', { dateOfBirth: '03/14/' }],
    ['no date', { dateOfBirth: '' }],
    ['a record number in other signs', { recordNumber: 'rfp 1' }],
    ['no record number', { recordNumber: '' }],
    ['another preferred name', { preferredName: 'Mia' }],
  ])('is not told by %s', (_what, change) => {
    expect(isAnotherPatient(maria, { ...maria, ...change })).toBe(false);
  });

  it('is not the first one to be named', () => {
    expect(isAnotherPatient(emptyPatient, maria)).toBe(false);
  });

  it('is told from the one who was there before the field was emptied', () => {
    const known = lastKnown(maria, { ...emptyPatient, dateOfBirth: '03/' });
    expect(known).toEqual(maria);
    expect(isAnotherPatient(known, { ...emptyPatient, name: 'Tom Reed' })).toBe(true);
    expect(lastKnown(maria, { ...maria, name: 'Maria Reed' }).name).toBe('Maria Reed');
  });
});

describe('the answers about a patient', () => {
  const draft = draftOf([], { assessed: true, choices: { ...noChoices, side: 'left', pregnancy: 'pregnant' } });

  it('are taken back together', () => {
    const next = takeBackAnswers(draft);
    expect(next).toEqual({ ...draft, assessed: false, choices: noChoices });
    expect([hasAnswers(draft), hasAnswers(next)]).toEqual([true, false]);
  });

  it('are there with one of them alone', () => {
    expect(hasAnswers({ ...draft, choices: noChoices })).toBe(true);
    expect(hasAnswers({ ...draft, assessed: false })).toBe(true);
  });
});
