import { expect, it } from 'vitest';
import { Memory } from './memory';

it('makes an answer once', () => {
  const memory = new Memory<number>(2);
  let made = 0;
  const answer = () => memory.getOr('a', () => ++made);
  expect([answer(), answer()]).toEqual([1, 1]);
});

it('forgets what was set longest ago when there is too much', () => {
  const memory = new Memory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  memory.set('a', 1);
  memory.set('c', 3);
  expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([1, undefined, 3]);
});
