import { expect, it } from 'vitest';
import { isForAge, readerAges } from './reader-age';

it.each([
  [{ ageMin: 18, ageMax: null }, ['adults']],
  [{ ageMin: 16, ageMax: null }, ['adults', 'teens']],
  [{ ageMin: 12, ageMax: null }, ['adults', 'teens', 'children']],
  [{ ageMin: 13, ageMax: null }, ['adults', 'teens']],
  [{ ageMin: 0, ageMax: 16 }, ['teens', 'children']],
  [{ ageMin: 0, ageMax: 5 }, ['children']],
  [{ ageMin: null, ageMax: null }, ['adults', 'teens', 'children']],
])('a topic for the ages %j is for %j', (ages, readers) => {
  expect(readerAges.filter((who) => isForAge(ages, who))).toEqual(readers);
});
