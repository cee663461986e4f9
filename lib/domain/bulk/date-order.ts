import { type DateOrder, dayAndMonth } from '../clinic/read-date';

type ToldOrder = { order: DateOrder; because: string };

/** What a column says about its order: a day above 12 tells it, unless two such days contradict each other. */
export function orderOfDates(texts: readonly string[]): ToldOrder | null {
  const told = texts.flatMap((text): ToldOrder[] => {
    const because = text.trim();
    const [first, second] = dayAndMonth(because) ?? [0, 0];
    if (first > 12 && first <= 31 && second <= 12) return [{ order: 'day-first', because }];
    return second > 12 && second <= 31 && first <= 12 ? [{ order: 'month-first', because }] : [];
  });
  const [one] = told;
  return one && told.every(({ order }) => order === one.order) ? one : null;
}
