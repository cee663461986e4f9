import { expect, it } from 'vitest';
import { unprovedKey } from './prove-keys';

it('trusts a key that opens most of what is under its id, and no other', () => {
  expect(unprovedKey(new Map())).toBeNull();
  expect(unprovedKey(new Map([[1, { opened: 30, failed: 2 }]]))).toBeNull();
  expect(unprovedKey(new Map([[1, { opened: 2, failed: 30 }]]))).toBe(1);
  expect(unprovedKey(new Map([[1, { opened: 1, failed: 1 }]]))).toBe(1);
  const rotating = new Map([
    [1, { opened: 30, failed: 0 }],
    [2, { opened: 0, failed: 1 }],
  ]);
  expect(unprovedKey(rotating)).toBe(2);
});
