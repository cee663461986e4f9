import type { DateOrder } from '../clinic/dates';
import { dayAndMonth, readDate } from '../clinic/read-date';

type ToldOrder = { order: DateOrder; because: string };

/**
 * Finds the order of day and month in a column from a day above 12. Dates with another separator come from another
 * source and do not count: 14.03.1981 does not settle 03/04/1981.
 * @returns null where two such days contradict each other, or one of the dates that need the order is not told.
 */
export function orderOfDates(texts: readonly string[]): ToldOrder | null {
  const isDoubtful = (text: string): boolean => readDate(text, { order: null }).is === 'ambiguous';
  const separators = new Set(texts.filter(isDoubtful).map(separatorOf));
  const told =
    separators.size === 0
      ? [orderAmong(texts)]
      : [...separators].map((separator) => orderAmong(texts.filter((text) => separatorOf(text) === separator)));
  const [one] = told;
  return one && told.every((other) => other?.order === one.order) ? one : null;
}

const separatorOf = (text: string): string | undefined => dayAndMonth(text)?.separator;

function orderAmong(texts: readonly string[]): ToldOrder | null {
  const told = texts.flatMap((text): ToldOrder[] => {
    const because = text.trim();
    const { first, second } = dayAndMonth(because) ?? { first: 0, second: 0 };
    if (first > 12 && first <= 31 && second <= 12) return [{ order: 'day-first', because }];
    return second > 12 && second <= 31 && first <= 12 ? [{ order: 'month-first', because }] : [];
  });
  const [one] = told;
  return one && told.every(({ order }) => order === one.order) ? one : null;
}
