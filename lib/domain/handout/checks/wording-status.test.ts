import { describe, expect, it } from 'vitest';
import { paragraphs, uuid, version } from '../test-support';
import { findingsOf } from './test-support';

const review = {
  reviewerName: 'Dr. A. Osei',
  reviewerCredentials: 'MD',
  reviewedOn: '2024-11-01',
  nextReviewDue: '2026-11-21',
};
const of = (code: string, found: ReturnType<typeof findingsOf>) => found.filter((finding) => finding.code === code);

describe('a wording that may no longer be given', () => {
  it('blocks once it was withdrawn', () => {
    const recalled = version(1, 'treatment', { status: 'withdrawn', review, heading: 'Treatment' });
    expect(of('section-withdrawn', findingsOf([recalled]))).toMatchObject([
      { severity: 'blocks', place: { in: 'section', heading: 'Treatment' } },
    ]);
  });

  it('warns from the day after its review was due', () => {
    const approved = (nextReviewDue: string) =>
      version(1, 'treatment', { status: 'approved', review: { ...review, nextReviewDue } });
    expect(of('section-overdue', findingsOf([approved('2026-11-21')]))).toMatchObject([
      { severity: 'warns', due: '2026-11-21' },
    ]);
    expect(of('section-overdue', findingsOf([approved('2026-11-22')]))).toEqual([]);
  });

  it('blocks when its review is more than 90 days overdue', () => {
    const approved = (nextReviewDue: string) =>
      version(1, 'treatment', { status: 'approved', review: { ...review, nextReviewDue } });
    expect(of('section-expired', findingsOf([approved('2026-08-24')]))).toEqual([]);
    expect(of('section-expired', findingsOf([approved('2026-08-23')]))).toMatchObject([
      { severity: 'blocks', due: '2026-08-23' },
    ]);
    expect(of('section-overdue', findingsOf([approved('2026-08-23')]))).toEqual([]);
  });
});

describe('a topic that needs an assessment', () => {
  const gatedTopics = [{ id: uuid(300), title: 'Muscle twitches' }];
  const versions = [version(1, 'about')];

  it('cannot be issued until the clinician says that the patient was assessed', () => {
    expect(of('assessment-unconfirmed', findingsOf(versions, { gatedTopics }))).toMatchObject([
      { severity: 'blocks', place: { in: 'field', field: 'assessed' }, topic: 'Muscle twitches' },
    ]);
    const said = findingsOf(versions, { gatedTopics, draft: { assessed: true } });
    expect(of('assessment-unconfirmed', said)).toEqual([]);
  });

  it('asks for nothing where none of its sections prints', () => {
    const generic = [version(2, 'note', { topicId: null })];
    expect(of('assessment-unconfirmed', findingsOf(generic, { gatedTopics }))).toEqual([]);
  });
});

describe('a draft that is handed on to another patient', () => {
  const versions = [version(1, 'about', { body: paragraphs('Rest.') })];
  const changed = (openedFor: string, name: string, note = 'You work nights.') => {
    const patient = { name, preferredName: '', dateOfBirth: '', recordNumber: '' };
    return of('patient-changed', findingsOf(versions, { openedFor, draft: { patient, note } }));
  };

  it('warns while words that were written for the first stand in it', () => {
    expect(changed('Maria Núñez', 'Tom Reed')).toMatchObject([{ severity: 'warns', before: 'Maria Núñez' }]);
    expect(changed('Maria Núñez', 'Tom Reed', '')).toEqual([]);
  });

  it('warns while an answer that was given about the first stands in it', () => {
    const patient = { name: 'Tom Reed', preferredName: '', dateOfBirth: '', recordNumber: '' };
    const draft = { patient, assessed: true };
    expect(of('patient-changed', findingsOf(versions, { openedFor: 'Maria Núñez', draft }))).toHaveLength(1);
  });

  it('says nothing when a name is put right, or only begun', () => {
    expect(changed('Maria Nunez', 'Maria Núñez-O’Connor')).toEqual([]);
    expect(changed('', 'Tom Reed')).toEqual([]);
    expect(changed('Maria Núñez', 'T')).toEqual([]);
  });
});

it('says that a colour too light for words is printed darker, unless all is grey', () => {
  const versions = [version(1, 'about')];
  const light = findingsOf(versions, { clinic: { accentColor: '#ffd400' } });
  expect(of('accent-hard-to-read', light)).toMatchObject([{ severity: 'hints' }]);
  expect(of('accent-hard-to-read', findingsOf(versions))).toEqual([]);
});
