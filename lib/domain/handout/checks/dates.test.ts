import { describe, expect, it } from 'vitest';
import type { DraftContent } from '../draft';
import { emptyPatient } from '../empty-draft';
import { version } from '../test-support';
import { findingsOf } from './test-support';

const versions = [version(1, 'urgent-help'), version(2, 'about'), version(3, 'when-to-return')];
const datesOf = (draft: Partial<DraftContent>, clinic = {}) =>
  findingsOf(versions, { draft, clinic }).filter(
    ({ code }) => code === 'date-not-read' || code === 'visit-date-not-today' || code === 'date-of-birth-implausible',
  );
const bornOn = (dateOfBirth: string, clinic = {}) =>
  datesOf({ patient: { ...emptyPatient, name: 'Maria Núñez', dateOfBirth } }, clinic);

describe('a date that was typed', () => {
  it.each([
    ['03/dd/1981', 'incomplete'],
    ['03/14/', 'incomplete'],
    ['06/31/1981', 'impossible'],
    ['1981-02-30', 'impossible'],
    ['3/14/19', 'ambiguous'],
    ['in spring', 'unreadable'],
    ['03/14/1981', 'unreadable'],
    ['   ', 'unreadable'],
  ])('blocks issuing by name while the date of birth is %j', (typed, problem) => {
    expect(bornOn(typed)).toEqual([
      {
        ...{ code: 'date-not-read', severity: 'blocks', typed, problem },
        place: { in: 'field', field: 'patient.dateOfBirth' },
      },
    ]);
  });

  it('blocks issuing by name while the visit date is no day of the calendar', () => {
    expect(datesOf({ visitDate: '11/31/2026' })).toMatchObject([
      { code: 'date-not-read', severity: 'blocks', place: { field: 'visitDate' }, problem: 'impossible' },
    ]);
  });

  it.each([
    ['1981-03-14', []],
    ['', []],
    ['2026-11-23', ['date-of-birth-implausible']],
  ])('is no matter as %j', (typed, codes) => {
    expect(bornOn(typed).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a date before the birth', () => {
  const of = (draft: Partial<DraftContent>) =>
    findingsOf(versions, {
      draft: { patient: { ...emptyPatient, name: 'Maria', dateOfBirth: '2026-10-11' }, ...draft },
    })
      .filter(({ code }) => code === 'visit-date-before-birth')
      .map((finding) => [finding.severity, 'field' in finding.place && finding.place.field]);

  it('blocks issuing as the visit or the follow-up', () => {
    expect(of({ visitDate: '2026-10-10' })).toEqual([['blocks', 'visitDate']]);
    for (const when of ['10/10/2026', 'Oct 10, 2026', '10/10/26']) {
      expect(of({ followUp: { when, with: '' } })).toEqual([['blocks', 'followUp']]);
    }
  });

  it('lets the day of the birth stand, a follow-up in words, and no date', () => {
    expect(of({ visitDate: '2026-10-11', followUp: { when: 'in 2 weeks', with: '' } })).toEqual([]);
    expect(of({ visitDate: '', followUp: { when: '', with: '' } })).toEqual([]);
  });

  it('says nothing where the birth itself is impossible', () => {
    const patient = { ...emptyPatient, name: 'Maria', dateOfBirth: '2027-01-01' };
    expect(of({ patient, visitDate: '2026-11-22' })).toEqual([]);
  });
});

describe('the visit date', () => {
  it.each([
    ['2026-11-21', 1],
    ['2026-10-22', 31],
    ['2026-11-23', -1],
  ])('is pointed out when it is %s and not today', (date, days) => {
    expect(datesOf({ visitDate: date })).toEqual([
      {
        ...{ code: 'visit-date-not-today', severity: 'warns', date, days },
        place: { in: 'field', field: 'visitDate' },
      },
    ]);
  });

  it.each(['2026-11-22', ''])('is no matter as %j', (visitDate) => {
    expect(datesOf({ visitDate })).toEqual([]);
  });
});
