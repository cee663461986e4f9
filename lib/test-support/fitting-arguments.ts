import type { AnyRead } from './every-action';

/**
 * Builds the argument lists for a read: every value of `pool` that its first schema accepts, with the first value that
 * each other schema accepts.
 */
export function fittingArguments({ input }: AnyRead, pool: readonly unknown[]): unknown[][] {
  const [first, ...others] = input;
  if (!first) return [[]];
  const rest = others.map((schema) => pool.find((value) => schema.safeParse(value).success));
  return pool.filter((value) => first.safeParse(value).success).map((value) => [value, ...rest]);
}
