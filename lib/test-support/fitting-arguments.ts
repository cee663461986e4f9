import type { AnyRead } from './every-action';

/** The arguments to call a read with: every one of `pool` that its first schema takes, with the first that each other takes. */
export function fittingArguments({ input }: AnyRead, pool: readonly unknown[]): unknown[][] {
  const [first, ...others] = input;
  if (!first) return [[]];
  const rest = others.map((schema) => pool.find((value) => schema.safeParse(value).success));
  return pool.filter((value) => first.safeParse(value).success).map((value) => [value, ...rest]);
}
