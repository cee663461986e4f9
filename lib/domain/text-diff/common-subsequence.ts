/** Beyond this many comparisons two lists count as wholly different: a screen must answer while somebody types. */
const MOST_COMPARISONS = 4_000_000;

/**
 * The longest list of items that both lists have in the same order, as pairs of places, ascending. What both begin
 * and end with is found without comparing every pair.
 */
export function commonSubsequence(before: readonly string[], after: readonly string[]): [number, number][] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;

  const pairs: [number, number][] = [];
  for (let place = 0; place < start; place += 1) pairs.push([place, place]);
  const middle = longest(before.slice(start, before.length - end), after.slice(start, after.length - end));
  for (const [a, b] of middle) pairs.push([a + start, b + start]);
  for (let back = end; back > 0; back -= 1) pairs.push([before.length - back, after.length - back]);
  return pairs;
}

function longest(before: readonly string[], after: readonly string[]): [number, number][] {
  if (before.length * after.length > MOST_COMPARISONS) return [];
  const width = after.length + 1;
  // lengths[a * width + b]: of the longest list that before from a on and after from b on share.
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (a: number, b: number): number => lengths[a * width + b] ?? 0;
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      lengths[a * width + b] = before[a] === after[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  while (a < before.length && b < after.length) {
    if (before[a] === after[b]) {
      pairs.push([a, b]);
      a += 1;
      b += 1;
    } else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}
