import { expect, it } from 'vitest';
import { mapInSlices } from './map-in-slices';

it('serves others while a long list is opened, and keeps its order', async () => {
  const numbers = Array.from({ length: 10 }, (_, index) => index);
  const served: number[] = [];
  const opened = await mapInSlices(numbers, (number) => {
    setImmediate(() => served.push(number));
    const begunAt = performance.now();
    while (performance.now() - begunAt < 6);
    return number * 2;
  });
  expect(opened).toEqual(numbers.map((number) => number * 2));
  expect(served.length).toBeGreaterThan(2);
});
