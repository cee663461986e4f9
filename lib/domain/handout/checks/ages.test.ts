import { describe, expect, it } from 'vitest';
import { noChoices } from '../conditions';
import type { DraftContent } from '../draft';
import { emptyPatient } from '../empty-draft';
import { uuid, version } from '../test-support';
import { line, passageFor } from '../test-support-signs';
import { findingsOf } from './test-support';

const fever = { id: uuid(300), title: 'Fever in children', ageMin: 0, ageMax: 16 };
const back = { id: uuid(301), title: 'Low back pain', ageMin: 16, ageMax: null };

/** Urgent help of the topic about fever, for a patient born on this day. */
const versions = [version(1, 'urgent-help', { topicId: fever.id }), version(2, 'when-to-return')];
const agesOf = (dateOfBirth: string, draft: Partial<DraftContent> = {}, topicAges = [fever, back]) => {
  const patient = { ...emptyPatient, name: 'Maria', dateOfBirth };
  return findingsOf(versions, { draft: { patient, ...draft }, topicAges }).filter(
    ({ code }) => code === 'topic-for-other-age',
  );
};

describe('a topic for other ages', () => {
  it('is named with its ages and the age of the patient', () => {
    expect(agesOf('1959-03-14')).toEqual([
      {
        ...{ code: 'topic-for-other-age', severity: 'warns' },
        place: { in: 'field', field: 'patient.dateOfBirth' },
        ...{ topic: 'Fever in children', ageMin: 0, ageMax: 16, age: 67 },
      },
    ]);
  });

  it('is pointed out for somebody too young', () => {
    expect(agesOf('2026-10-11', {}, [{ ...back, id: fever.id }])).toMatchObject([{ topic: 'Low back pain', age: 0 }]);
  });

  it('counts the age on the day of the visit, both ends included', () => {
    expect(agesOf('2009-11-23', { visitDate: '2026-11-22' })).toEqual([]);
    expect(agesOf('2009-11-22', { visitDate: '2026-11-22' })).toMatchObject([{ age: 17 }]);
    expect(agesOf('2009-11-22', { visitDate: '' })).toMatchObject([{ age: 17 }]);
    expect(agesOf('2009-11-22', { visitDate: '2026-11-21' })).toEqual([]);
  });

  it.each(['', '03/dd/1959'])('is no matter while the date of birth is %j', (born) => {
    expect(agesOf(born)).toEqual([]);
  });

  it('is no matter where it is not printed', () => {
    expect(agesOf('1959-03-14', {}, [{ ...fever, id: uuid(302) }])).toEqual([]);
  });
});

describe('an answer about the age', () => {
  const body = { type: 'doc' as const, content: [passageFor('under-2', line('The soft spot bulges.'))] };
  const asking = [version(1, 'urgent-help', { body }), version(2, 'when-to-return')];
  const answersOf = (dateOfBirth: string, given: Partial<DraftContent['choices']>, among = asking) =>
    findingsOf(among, {
      draft: { patient: { ...emptyPatient, name: 'Maria', dateOfBirth }, choices: { ...noChoices, ...given } },
    }).filter(({ code }) => code === 'age-answer-differs');

  it('is pointed out when the date of birth says otherwise', () => {
    expect(answersOf('2026-10-11', { under2: 'not-under-2' })).toEqual([
      {
        ...{ code: 'age-answer-differs', severity: 'warns', place: { in: 'field', field: 'choices' } },
        ...{ question: 'under2', answer: 'not-under-2', age: 0 },
      },
    ]);
  });

  it('is no matter when both agree, when one of them is missing, or when nothing asks', () => {
    expect(answersOf('2026-10-11', { under2: 'under-2' })).toEqual([]);
    expect(answersOf('2026-10-11', {})).toEqual([]);
    expect(answersOf('', { under2: 'not-under-2' })).toEqual([]);
    expect(answersOf('2026-10-11', { under2: 'not-under-2' }, versions)).toEqual([]);
  });
});
