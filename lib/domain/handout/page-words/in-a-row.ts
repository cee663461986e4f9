/** "A, B and C", with what a language puts between them. */
export function inARow(names: readonly string[], comma: string, and: string): string {
  const [last, ...before] = [...names].reverse();
  if (last === undefined) return '';
  return before.length === 0 ? last : `${before.reverse().join(comma)}${and}${last}`;
}
