import { canBeBirthDate, daysBetween, isCalendarDate, orderIn, wholeDate } from '../../clinic/dates';
import { type Century, readDate } from '../../clinic/read-date';
import type { CheckInput } from './check-input';
import type { Finding, Place } from './finding';

const bornAt: Place = { in: 'field', field: 'patient.dateOfBirth' };
const visitedAt: Place = { in: 'field', field: 'visitDate' };
const returnsAt: Place = { in: 'field', field: 'followUp' };

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
  return [...findings, ...checkOrder(input)];
}

/** Nobody comes before being born: one of the two dates is wrong, and the age with it. */
function checkOrder({ draft, clinic, today }: CheckInput): Finding[] {
  const born = draft.patient.dateOfBirth;
  if (!isCalendarDate(born) || !canBeBirthDate(born, today)) return [];
  const back = readDate(draft.followUp.when, { order: orderIn(clinic.locale), century: { of: 'near', today } });
  const visits: [Place, string][] = [
    [visitedAt, wholeDate(draft.visitDate)],
    [returnsAt, back.is === 'date' ? back.iso : ''],
  ];
  return visits
    .filter(([, date]) => date !== '' && date < born)
    .map(([place, date]) => ({ code: 'visit-date-before-birth', severity: 'blocks', place, date }));
}

function checkTyped(typed: string, place: Place, of: Century['of'], { clinic, today }: CheckInput): Finding[] {
  if (typed === '' || isCalendarDate(typed)) return [];
  const { is } = readDate(typed, { order: orderIn(clinic.locale), century: { of, today } });
  // What reads as a date now, and did not when it was typed, is typed again rather than taken.
  const problem = is === 'date' || is === 'none' ? 'unreadable' : is;
  return [{ code: 'date-not-read', severity: 'blocks', place, typed, problem }];
}
