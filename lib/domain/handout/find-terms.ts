import { normalized } from '../normalized';

/**
 * A name, number or date to look for. `written`: the spellings that count, where the case matters; null: any case.
 */
export type Term<Kind> = { kind: Kind; text: string; written: readonly string[] | null };

/** Where the text has a term, in UTF-16 units of its NFC form. */
export type FoundTerm<Kind> = { kind: Kind; start: number; end: number };

/** Words are not separated by spaces in these scripts, or have particles attached: a name may stand anywhere. */
const UNSPACED = [
  ...['Han', 'Hangul', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((one) => `\\p{Script=${one}}`),
  '\\u30fc',
].join('');
const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`;
const insideWord = new RegExp(`(?<=${LETTER})(?=${LETTER})`, 'uy');

export const isUnspaced = (text: string): boolean => unspaced.test(text);

/** A prefix of a term, as a state of the Aho-Corasick automaton. */
type State<Kind> = {
  next: Map<number, State<Kind>>;
  /** The longest proper suffix that is a prefix of a term, too; null for the start. */
  fallback: State<Kind> | null;
  /** The terms that end here. */
  ends: Entry<Kind>[];
  /** The nearest state along the fallbacks at which a term ends. */
  shorter: State<Kind> | null;
};
type Entry<Kind> = { kind: Kind; length: number; written: ReadonlySet<string> | null };

/**
 * Returns a function that finds these terms in a text in NFC, as whole words: the first of those that overlap, and the
 * longest of those that start together. It reads each character once (Aho-Corasick), however many terms there are.
 */
export function termFinder<Kind>(terms: readonly Term<Kind>[]): (text: string) => FoundTerm<Kind>[] {
  const start = automatonOf(terms);
  return (text) => {
    if (start.next.size === 0) return [];
    const found: FoundTerm<Kind>[] = [];
    const plain = withPlainApostrophes(text);
    const folded = fold(plain);
    let state = start;
    for (let at = 0; at < folded.length; at += 1) {
      state = follow(state, folded.charCodeAt(at));
      const ending = state.ends.length > 0 ? state : state.shorter;
      if (ending && isBoundary(plain, at + 1)) take(found, ending, plain, at + 1);
    }
    return found;
  };
}

/** Adds the longest of the terms that end here and does not overlap one that starts earlier. */
function take<Kind>(found: FoundTerm<Kind>[], ending: State<Kind>, text: string, end: number): void {
  for (let state: State<Kind> | null = ending; state; state = state.shorter) {
    for (const { kind, length, written } of state.ends) {
      const start = end - length;
      const last = found.at(-1);
      if (last && last.start < start && start < last.end) continue;
      if (!isBoundary(text, start) || (written && !written.has(text.slice(start, end)))) continue;
      while ((found.at(-1)?.start ?? -1) >= start) found.pop();
      found.push({ kind, start, end });
      return;
    }
  }
}

function automatonOf<Kind>(terms: readonly Term<Kind>[]): State<Kind> {
  const start: State<Kind> = { next: new Map(), fallback: null, ends: [], shorter: null };
  for (const { kind, text, written } of terms) {
    const folded = fold(asTyped(text));
    let state = start;
    for (let at = 0; at < folded.length; at += 1) {
      const unit = folded.charCodeAt(at);
      const next = state.next.get(unit) ?? { next: new Map(), fallback: start, ends: [], shorter: null };
      state.next.set(unit, next);
      state = next;
    }
    const entry = { kind, length: folded.length, written: written && new Set(written.map(asTyped)) };
    if (state !== start) state.ends.push(entry);
  }
  // By length, so that a fallback, which is shorter, is complete before it is used.
  const states = [start];
  for (const state of states) {
    for (const [unit, next] of state.next) {
      next.fallback = state.fallback ? follow(state.fallback, unit) : start;
      next.shorter = next.fallback.ends.length > 0 ? next.fallback : next.fallback.shorter;
      states.push(next);
    }
  }
  return start;
}

function follow<Kind>(from: State<Kind>, unit: number): State<Kind> {
  for (let state = from; ; state = state.fallback) {
    const next = state.next.get(unit);
    if (next) return next;
    if (!state.fallback) return state;
  }
}

/** Not between two letters or digits of one word. */
function isBoundary(text: string, at: number): boolean {
  insideWord.lastIndex = at;
  return !insideWord.test(text);
}

/** The editor makes typed apostrophes round. */
const withPlainApostrophes = (text: string): string => text.replace(/[\u2018\u2019\u00b4`]/gu, "'");

const asTyped = (text: string): string => withPlainApostrophes(normalized(text, 'NFC'));

/** Without differences of case and spaces, as long as before: the one capital that grows is replaced. */
const fold = (text: string): string =>
  text.replaceAll('\u0130', 'i').toLowerCase().replaceAll('ς', 'σ').replace(/\s/gu, ' ');
