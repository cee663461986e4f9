import type { Source } from '../../domain/library/section';
import { stableJson } from '../../domain/stable-json';

/**
 * The sources of all sections in one numbered list. Where the sections agree on an order it is kept, so that each
 * section finds its own sources in the order in which it had them.
 */
export function numberSources(lists: readonly (readonly Source[])[]): { sources: Source[]; numberOf: NumberOf } {
  const byKey = new Map(lists.flat().map((source) => [stableJson(source), source]));
  const before = new Map<string, Set<string>>([...byKey.keys()].map((key) => [key, new Set()]));
  for (const list of lists) {
    list.forEach((source, index) => {
      const previous = list[index - 1];
      if (previous) before.get(stableJson(source))?.add(stableJson(previous));
    });
  }
  const order: string[] = [];
  const left = new Set(byKey.keys());
  while (left.size > 0) {
    const isFree = (key: string) => ![...(before.get(key) ?? [])].some((other) => other !== key && left.has(other));
    // Where two sections contradict each other, the one that comes first is heeded.
    const next = [...left].find(isFree) ?? [...left][0] ?? '';
    order.push(next);
    left.delete(next);
  }
  const numbers = new Map(order.map((key, index) => [key, index + 1]));
  return {
    sources: order.flatMap((key) => byKey.get(key) ?? []),
    numberOf: (source) => numbers.get(stableJson(source)) ?? 0,
  };
}

/** From 1. */
export type NumberOf = (source: Source) => number;
