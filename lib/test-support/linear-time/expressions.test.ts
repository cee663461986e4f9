import path from 'node:path';
import { expect, it } from 'vitest';
import { isUnbounded, textsAgainst, writtenExpressions } from './expressions';
import { superlinearGrowth } from './growth';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** Short texts first: cubic time would never end on a longer one. */
const SIZES = [300, 4_000];
/** An expression that is this slow on a short text may be quadratic, and is measured. */
const SUSPICIOUS_MS = 0.5;

function search(expression: RegExp, text: string): void {
  expression.lastIndex = 0;
  if (expression.global) text.replace(expression, '');
  else text.search(expression);
}

/** The text that makes an expression slower than linear, if one of the tried texts does. */
function hostileTo(expression: RegExp): string | null {
  for (const textOf of textsAgainst(expression)) {
    const suspicious = SIZES.find((size) => {
      const text = textOf(size);
      const started = performance.now();
      search(expression, text);
      return performance.now() - started > SUSPICIOUS_MS;
    });
    const growth = suspicious && superlinearGrowth((text) => search(expression, text), textOf, suspicious / 2);
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
