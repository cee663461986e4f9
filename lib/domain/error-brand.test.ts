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

it('an error of a subclass is of both kinds, and an error of the class itself is not of the subclass', () => {
  const [{ Busy }, inRoute] = [copy(), copy()];
  class QueueFull extends Busy {}
  const [busy, full]: unknown[] = [new Busy(), new QueueFull()];
  expect(busy instanceof QueueFull).toBe(false);
  expect(full instanceof QueueFull).toBe(true);
  expect(full instanceof inRoute.Busy).toBe(true);
});
