/** What can be taken or left, and what cannot be taken without something else. */
type Choosable = { id: string; needs: readonly string[] };

/** Takes items together with all they need, or leaves them together with all that needs them. */
export function choose(
  items: readonly Choosable[],
  chosen: ReadonlySet<string>,
  { ids, on }: { ids: readonly string[]; on: boolean },
): Set<string> {
  const result = new Set(chosen);
  const visit = (id: string): void => {
    if (result.has(id) === on) return;
    if (on) result.add(id);
    else result.delete(id);
    const item = items.find((one) => one.id === id);
    const next = on ? (item?.needs ?? []) : items.filter(({ needs }) => needs.includes(id)).map((one) => one.id);
    next.forEach(visit);
  };
  ids.forEach(visit);
  return result;
}
