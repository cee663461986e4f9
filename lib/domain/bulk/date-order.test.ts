import { expect, it } from 'vitest';
import { orderOfDates } from './date-order';

it('the order of day and month in a column is told by a day above 12, and by that alone', () => {
  expect(orderOfDates(['03/04/1981', '25/12/1980'])).toEqual({ order: 'day-first', because: '25/12/1980' });
  expect(orderOfDates(['03/04/1981', '12/25/1980'])).toEqual({ order: 'month-first', because: '12/25/1980' });
  expect(orderOfDates(['03/04/1981', '1980-12-25'])).toBeNull();
  expect(orderOfDates(['25/12/1980', '12/25/1980'])).toBeNull();
});
