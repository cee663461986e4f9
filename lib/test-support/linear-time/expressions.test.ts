import path from 'node:path';
import { expect, it } from 'vitest';
import { isUnbounded, textsAgainst, writtenExpressions } from './expressions';
import { superlinearGrowth } from './growth';

const root = path.join(import.meta.dirname, '..', '..', '..');

/**
 * Short texts first: cubic time would never end on a longer one. An expression that takes `ms` or more may be quadratic,
 * and is measured from a text of `from` on.
 */
const LOOKS = [
  { size: 300, ms: 0.5, from: 150 },
  { size: 2_000, ms: 0.125, from: 2_000 },
];

function search(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  if (expression.global) text.replace(expression, '');
  else text.search(expression);
}

/** The text that makes an expression slower than linear, if one of the tried texts does. */
function hostileTo(expression: RegExp): string | null {
  for (const textOf of textsAgainst(expression)) {
    const suspicious = LOOKS.find(({ size, ms }) => {
      const text = textOf(size);
      const started = performance.now();
      search(expression, text);
      return performance.now() - started > ms;
    });
    const growth = suspicious && superlinearGrowth((text) => search(expression, text), textOf, suspicious.from);
    if (growth) return `${JSON.stringify(textOf(20))}: ${growth.ratio.toFixed(1)} times for twice the text`;
  }
  return null;
}

it('every regular expression in the source runs in linear time', () => {
  const expressions = writtenExpressions(root).filter(({ expression }) => isUnbounded(expression));
  expect(expressions.length).toBeGreaterThan(100);
  const slow = expressions.flatMap(({ place, expression }) => {
    const text = hostileTo(expression);
    return text === null ? [] : [`${place} ${expression} on ${text}`];
  });
  expect(slow).toEqual([]);
}, 240_000);

it.each([
  [/\S+@\S+/g],
  [/\s+$/],
  [/<[a-z][^<>]*\son\w[^<>]*>/gi],
  [/\S-\S*$/u],
  [/\([^)]*$/],
  [/[^.!?\n]*\bblood thinner[^.!?\n]*\baspirin\b[^.!?\n]*/gi],
  [/\{\{\s*([^{}]*?)\s*\}\}/g],
])('%s would be found', (expression) => {
  expect(hostileTo(expression)).not.toBeNull();
});
