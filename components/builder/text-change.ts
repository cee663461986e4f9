import { editStamps } from '@/lib/domain/handout/stamp-edits';

/** What one change did to a state: to one text in it, or to anything else. */
export type Change = { is: 'text'; before: string; inserted: string; removed: string } | { is: 'other' };

/**
 * Compares two states that share what did not change. `before` is the text ahead of the change, `inserted` and
 * `removed` what came and went there.
 */
export function changeBetween(from: unknown, to: unknown): Change {
  const texts = changedTexts(from, to);
  const [only, ...others] = texts ?? [];
  if (!only || others.length > 0) return { is: 'other' };
  const [was, is] = only;
  const start = commonLength(was, is);
  const end = Math.min(commonLength(reversed(was), reversed(is)), was.length - start, is.length - start);
  return {
    is: 'text',
    before: is.slice(0, start),
    inserted: is.slice(start, is.length - end),
    removed: was.slice(start, was.length - end),
  };
}

/** The texts that differ, as pairs; null where something else than a text does. */
function changedTexts(from: unknown, to: unknown): [string, string][] | null {
  if (from === to) return [];
  if (typeof from === 'string' && typeof to === 'string') return [[from, to]];
  if (!isTree(from) || !isTree(to) || Array.isArray(from) !== Array.isArray(to)) return null;
  const names = Object.keys(to);
  if (names.length !== Object.keys(from).length) return null;
  const found: [string, string][] = [];
  for (const name of names) {
    if (editStamps.has(name)) continue;
    const texts = changedTexts(from[name], to[name]);
    if (texts === null) return null;
    found.push(...texts);
  }
  return found;
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const reversed = (text: string): string => text.split('').reverse().join('');

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** A step of typing ends at the first end of a word after this. */
const SHORT_STEP_MS = 1_000;
/** A word that takes longer is two steps. */
const LONG_STEP_MS = 3_000;

const WORD_END = /\s/;
const SENTENCE_END = /[.!?…。！？؟۔।:;؛]["'”’»)\]]*$/u;
/** Scripts that write no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Does what is typed now begin a new step for undo? `age`: milliseconds since the step began. Steps end with a
 * sentence, and with a word after a second.
 */
export function beginsStep({ before, inserted, removed }: Omit<Change & { is: 'text' }, 'is'>, age: number): boolean {
  if (WORD_END.test(inserted[0] ?? '') && SENTENCE_END.test(before)) return true;
  if (age >= LONG_STEP_MS) return true;
  const touched = inserted || removed;
  return age >= SHORT_STEP_MS && (WORD_END.test(touched) || UNSPACED.test(touched));
}
