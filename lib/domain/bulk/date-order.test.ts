import { expect, it } from 'vitest';
import { orderOfDates } from './date-order';

it('the order of day and month in a column is told by a day above 12, and by that alone', () => {
  expect(orderOfDates(['03/04/1981', '25/12/1980'])).toEqual({ order: 'day-first', because: '25/12/1980' });
  expect(orderOfDates(['03/04/1981', '12/25/1980'])).toEqual({ order: 'month-first', because: '12/25/1980' });
  expect(orderOfDates(['03/04/1981', '1980-12-25'])).toBeNull();
  expect(orderOfDates(['25/12/1980', '12/25/1980'])).toBeNull();
});

it('a date with another separator does not settle the order of an ambiguous date', () => {
  expect(orderOfDates(['03/04/1981', '14.03.1981'])).toBeNull();
  expect(orderOfDates(['03/04/1981', '14-03-1981', '14 03 1981', '14031981'])).toBeNull();
  expect(orderOfDates(['03.04.1981', '12/25/1980'])).toBeNull();
});

it('a date with the same separator settles the order, although others in the column contradict it', () => {
  const told = { order: 'day-first', because: '14.03.1981' };
  expect(orderOfDates(['12/25/1980', '03.04.1981', '14.03.1981'])).toEqual(told);
  expect(orderOfDates(['03 . 04 . 1981', '14.03.1981'])).toEqual(told);
  expect(orderOfDates(['03–04–1981', '14-03-1981'])).toEqual({ order: 'day-first', because: '14-03-1981' });
});

it('ambiguous dates with two separators need the same settled order for both separators', () => {
  const doubtful = ['03/04/1981', '03.04.1981'];
  expect(orderOfDates([...doubtful, '14.03.1981'])).toBeNull();
  expect(orderOfDates([...doubtful, '14.03.1981', '03/14/1981'])).toBeNull();
  expect(orderOfDates([...doubtful, '14.03.1981', '14/03/1981'])).toMatchObject({ order: 'day-first' });
});
