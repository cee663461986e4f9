import { Memory } from '../memory';
import { gradedLanguageOf } from './language';
import { britishPlainWords, plainWords } from './plain-words';
import type { Span } from './sentences';
import { authorNotes, termBank } from './term-bank';
import { levelled } from './words';

export type Jargon = Span & { term: string; plain: string };

const WORD = /\p{L}[\p{L}'-]*/gu;

/** The forms in which a term may stand: plural, third person, past, -ing. */
function formsOf(term: string): string[] {
  const short = term.replace(/e$/, '');
  const forms = [term, `${term}s`, `${term}es`, `${short}ed`, `${short}es`, `${short}ing`];
  if (term.endsWith('y')) forms.push(term.replace(/y$/, 'ies'), term.replace(/y$/, 'ied'));
  if (/[^aeiou][aeiou][rt]$/.test(term)) forms.push(`${term}${term.at(-1)}ed`, `${term}${term.at(-1)}ing`);
  // Of a phrase it is the first word that changes: "adheres to".
  const [first = '', ...rest] = term.split(' ');
  return rest.length === 0 ? forms : [term, ...formsOf(first).map((form) => [form, ...rest].join(' '))];
}

type Entry = { term: string; plain: string };
type Lexicon = { entries: ReadonlyMap<string, Entry>; longest: number };

function lexiconOf(pairs: readonly (readonly [string, string])[], forms: (words: string) => string[]): Lexicon {
  const terms = pairs.map(([term, plain]) => ({ term, plain, words: (term.match(WORD) ?? []).join(' ') }));
  const entries = new Map<string, Entry>();
  for (const { words, ...entry } of terms) {
    for (const form of forms(words)) if (!entries.has(form)) entries.set(form, entry);
  }
  // A term's own spelling wins over another's form.
  for (const { words, ...entry } of terms) entries.set(words, entry);
  return { entries, longest: Math.max(...terms.map(({ words }) => words.split(' ').length)) };
}

const american = lexiconOf(Object.entries({ ...plainWords, ...termBank.en }), formsOf);
const british = lexiconOf(
  Object.entries({ ...plainWords, ...britishPlainWords }).flatMap(([term, plain]) =>
    plain === null ? [] : [[term, plain] as const],
  ),
  formsOf,
);
const forAuthors = lexiconOf(Object.entries(authorNotes), (words) => [words]);
const spanish = lexiconOf(Object.entries(termBank.es), (words) => [words, `${words}s`, `${words}es`]);
const AMERICAN = new Set(['en', 'en-us', 'en-ca']);

/** American spelling of a British word, near enough to look it up: anaemia, oedema, immunise. */
function americanised(word: string): string {
  return word.replace(/[ao]e/g, 'e').replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1');
}

/** The reader is being told what the word means: "(fasciculation)", "hypertension (high …", "is called angina". */
function isExplained(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 12);
  return (
    before.lastIndexOf('(') > before.lastIndexOf(')') ||
    /^\s*(?:\(|means\b)/.test(after) ||
    /\b(?:called|named|known as|name is|term is|words? for (?:it|this) (?:is|are))\s+(?:an? |the )?["“]?$/i.test(before)
  );
}

/** Words and phrases of a block of English or Spanish that have a plainer one, the longest phrase first, in reading order. */
export function jargonIn(block: string, locale: string): readonly Jargon[] {
  return read.getOr(`${locale} ${block}`, () => entriesIn(block, lexiconFor(locale)));
}

/** Of a section that is being typed in, all blocks but one are as they were. */
const read = new Memory<readonly Jargon[]>(2_000);

function lexiconFor(locale: string): Lexicon {
  if (gradedLanguageOf(locale) === 'es') return spanish;
  return AMERICAN.has(locale.toLowerCase()) ? american : british;
}

/** What the library does not say: jargon that the term bank has a better word for, and sentences that put readers off. */
export function avoidedTermsIn(block: string, locale: string): readonly Jargon[] {
  const bank = termBank[gradedLanguageOf(locale) ?? 'en'];
  const terms = jargonIn(block, locale).filter(({ term }) => Object.hasOwn(bank, term));
  return lexiconFor(locale) === american ? [...terms, ...entriesIn(block, forAuthors)] : terms;
}

function entriesIn(block: string, { entries, longest }: Lexicon): Jargon[] {
  const text = levelled(block);
  const words = [...text.matchAll(WORD)].map((match) => {
    const word = match[0].toLowerCase().replace(/'s$|'$/, '');
    return { word, start: match.index, end: match.index + match[0].length };
  });
  const found: Jargon[] = [];
  let next = 0;
  while (next < words.length) {
    const hit = longestAt(words, next, { entries, longest });
    if (hit && !isExplained(text, hit)) found.push(hit);
    next += hit?.words ?? 1;
  }
  return found.map(({ term, plain, start, end }) => ({ term, plain, start, end }));
}

function longestAt(
  words: readonly (Span & { word: string })[],
  from: number,
  { entries, longest }: Lexicon,
): (Jargon & { words: number }) | null {
  for (let length = Math.min(longest, words.length - from); length > 0; length -= 1) {
    const phrase = words.slice(from, from + length);
    const first = phrase[0];
    const last = phrase.at(-1);
    const text = phrase.map(({ word }) => word).join(' ');
    const entry = entries.get(text) ?? entries.get(americanised(text));
    if (entry && first && last) return { ...entry, start: first.start, end: last.end, words: length };
  }
  return null;
}
