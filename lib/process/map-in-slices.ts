import { setImmediate } from 'node:timers/promises';

/** The longest time that other requests wait for a slice. */
const SLICE_MS = 10;

/** Like `items.map(map)`, in slices between which the server's thread serves others: for sealed rows that a list opens. */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (const item of items) {
    if (performance.now() >= sliceEndsAt) {
      await setImmediate();
      sliceEndsAt = performance.now() + SLICE_MS;
    }
    results.push(map(item));
  }
  return results;
}
