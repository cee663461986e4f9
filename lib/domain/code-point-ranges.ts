/** First and last code point, both included. */
export type CodePointRange = readonly [first: number, last: number];

/** Sorted code points as sorted, merged ranges. */
export function toRanges(sorted: readonly number[]): CodePointRange[] {
  const ranges: [first: number, last: number][] = [];
  for (const codePoint of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === codePoint - 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges;
}

/** Ranges as distances: how far each begins after the one before, and how far it goes. A third of the size on its way. */
export function packRanges(ranges: readonly CodePointRange[]): number[] {
  let end = 0;
  return ranges.flatMap(([first, last]) => {
    const packed = [first - end, last - first];
    end = last;
    return packed;
  });
}

export function unpackRanges(packed: readonly number[]): CodePointRange[] {
  const ranges: CodePointRange[] = [];
  let end = 0;
  for (let index = 0; index + 1 < packed.length; index += 2) {
    const first = end + (packed[index] ?? 0);
    end = first + (packed[index + 1] ?? 0);
    ranges.push([first, end]);
  }
  return ranges;
}

/** Binary search in sorted ranges. */
export function isWithin(ranges: readonly CodePointRange[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}
