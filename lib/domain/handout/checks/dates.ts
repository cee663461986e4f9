import { canBeBirthDate, daysBetween, isCalendarDate, orderIn } from '../../clinic/dates';
import { type Century, readDate } from '../../clinic/read-date';
import type { CheckInput } from './check-input';
import type { Finding, Place } from './finding';

const bornAt: Place = { in: 'field', field: 'patient.dateOfBirth' };
const visitedAt: Place = { in: 'field', field: 'visitDate' };

/** A date that was typed is one, a birth is possible, and the visit is today's: a draft may have lain over night. */
export function checkDates(input: CheckInput): Finding[] {
  const { draft, today } = input;
  const { visitDate } = draft;
  const born = draft.patient.dateOfBirth;
  const findings = [...checkTyped(born, bornAt, 'birth', input), ...checkTyped(visitDate, visitedAt, 'near', input)];
  if (isCalendarDate(born) && !canBeBirthDate(born, today)) {
    findings.push({ code: 'date-of-birth-implausible', severity: 'blocks', place: bornAt });
  }
  if (isCalendarDate(visitDate) && visitDate !== today) {
    const days = daysBetween(visitDate, today);
    findings.push({ code: 'visit-date-not-today', severity: 'warns', place: visitedAt, date: visitDate, days });
  }
  return findings;
}

function checkTyped(typed: string, place: Place, of: Century['of'], { clinic, today }: CheckInput): Finding[] {
  if (typed === '' || isCalendarDate(typed)) return [];
  const { is } = readDate(typed, { order: orderIn(clinic.locale), century: { of, today } });
  // What reads as a date now, and did not when it was typed, is typed again rather than taken.
  const problem = is === 'date' || is === 'none' ? 'unreadable' : is;
  return [{ code: 'date-not-read', severity: 'blocks', place, typed, problem }];
}
