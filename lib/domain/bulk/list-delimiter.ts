import type { TemplateBlank } from '../template/blanks';
import { knownHeadings } from './list-columns';
import { type Delimiter, delimiters, type PreparedList, sampleRecords } from './split-list';

/**
 * The delimiter that makes most known headings; among equals the one that parts most records into the usual number of
 * cells, then the one that makes more of them, then the one that is rarer in names and addresses.
 */
export function likelyDelimiter(list: PreparedList, blanks: readonly TemplateBlank[]): Delimiter {
  const scored = delimiters.map((delimiter) => {
    const records = sampleRecords(list, delimiter);
    const known = records.slice(0, 10).map((cells) => knownHeadings(cells, blanks));
    const headings = Math.max(0, ...known);
    const widths = records.map(({ length }) => length);
    const usual =
      headings > 0 ? (widths[known.indexOf(headings)] ?? 0) : mostCommon(widths.filter((width) => width > 1));
    return { delimiter, headings, agreeing: widths.filter((width) => width === usual).length, usual };
  });
  scored.sort(
    (one, other) => other.headings - one.headings || other.agreeing - one.agreeing || other.usual - one.usual,
  );
  return scored[0]?.delimiter ?? ',';
}

/** The number that is there most often, the first of several; 0 for none. */
export function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
