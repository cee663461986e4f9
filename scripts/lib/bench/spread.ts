export type Spread = { runs: number; p50: number; p95: number; max: number };

/** Milliseconds, to a tenth. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => tenth(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;
