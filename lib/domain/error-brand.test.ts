import { expect, it } from 'vitest';
import { shareErrorKind } from './error-brand';

const copy = () => {
  class Busy extends Error {}
  shareErrorKind(Busy, 'Busy');
  class Broken extends Error {}
  shareErrorKind(Broken, 'Broken');
  return { Busy, Broken };
};

it('an error keeps its kind in another bundle’s copy of its class, and has no other', () => {
  const [inPool, inRoute] = [copy(), copy()];
  const error: unknown = new inPool.Busy();
  expect(error instanceof inRoute.Busy).toBe(true);
  expect(error instanceof inRoute.Broken).toBe(false);
  for (const other of [new Error('Busy'), null, undefined, 'Busy', {}])
    expect(other instanceof inRoute.Busy).toBe(false);
});
