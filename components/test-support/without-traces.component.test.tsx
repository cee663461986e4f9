import { expect, it } from 'vitest';

it('React does not note where each element was made, which would take a third of the time of these tests', () => {
  const [one, other] = [<p key="1" />, <p key="2" />];
  expect(Reflect.get(one, '_debugStack')).toBeInstanceOf(Error);
  expect(Reflect.get(one, '_debugStack')).toBe(Reflect.get(other, '_debugStack'));
});
