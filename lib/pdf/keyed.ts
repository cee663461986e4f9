/** Pairs each item with its position: a document is printed once, so a place in it is a stable key. */
export function keyed<Item>(items: readonly Item[]): { key: string; item: Item; position: number }[] {
  return items.map((item, position) => ({ key: String(position), item, position }));
}
