import { Memory } from '../memory';
import { segmentsIn } from '../segments';
import type { GradedLanguage } from './language';
import { levelled } from './words';

type Abbreviations = { neverFinal: ReadonlySet<string>; maybeFinal: ReadonlySet<string> };

/** neverFinal: always followed by more of the same sentence. maybeFinal: what follows decides. */
const abbreviations: Record<GradedLanguage, Abbreviations> = {
  en: {
    neverFinal: new Set('dr drs mr mrs ms prof st rev jr sr vs no fig approx e.g i.e mt capt lt sgt gen'.split(' ')),
    maybeFinal: new Set(
      (
        'a.m p.m u.s u.k etc mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov ' +
        'dec temp hr hrs min mins wk wks mo yr yrs lb lbs oz tbsp tsp tab tabs r.n m.d ph.d inc ltd dept ext'
      ).split(' '),
    ),
  },
  es: {
    neverFinal: new Set(
      'dr dra dres sr sra srta d dña prof ud uds vd vds p.ej ej núm fig aprox pág págs av tel s'.split(' '),
    ),
    maybeFinal: new Set('a.m p.m etc ee.uu ene feb mar abr jun jul ago sept oct nov dic min mins hrs'.split(' ')),
  },
};

/** Abbreviations that usually stand before a name, so that a capital letter does not start a sentence. */
const BEFORE_A_NAME = new Set(['u.s', 'u.k', 'r.n', 'm.d']);
const OPENS_A_SENTENCE = /^(?:The|A|An|It|This|You|We|If|Do|Call|Take|Your)\b/;

/** A single letter after one of these names a thing ("vitamin D."), it is not somebody's initial. */
const LETTERED_THING =
  /(?<!\p{L})(?:vitamin(?:as?)?|hepatitis|type|grade|group|plan|factor|influenza|tipo|grado|grupo)\s+\p{L}\.$/iu;
const LIST_NUMBER = /^(?:\(?\d{1,2}|(?:step|paso) \d{1,2})\.$/i;
const HAS_WORD = /[\p{L}\p{N}]/u;
const LOWER = /^\p{Ll}/u;
const SPACE = /\s/;
const INITIAL = /\b[A-Z]\.["”’')\]]*$/;

const segmenters: Record<GradedLanguage, Intl.Segmenter> = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/** Longer words cannot be abbreviations or list markers: only the end of a sentence is read. */
const LONGEST_ENDING = 200;
const CLOSING = new Set('"”’\')]');

/** The word before the full stop that a sentence ends with, quotes and brackets behind it left out; null for none. */
function wordBeforeStop(ending: string): string | null {
  let end = ending.length;
  while (end > 0 && CLOSING.has(ending[end - 1] ?? '')) end -= 1;
  if (ending[end - 1] !== '.') return null;
  let start = end - 1;
  while (start > 0 && !SPACE.test(ending[start - 1] ?? '')) start -= 1;
  return start === end - 1 ? null : ending.slice(start, end - 1);
}

/**
 * Whether `next` goes on with the sentence that the segmenter closed after `ending`, its last characters. The segmenter
 * alone breaks "Dr. Lee", "8 a.m. each day" and "1. Wash" in two.
 */
function continues(ending: string, next: string, { neverFinal, maybeFinal }: Abbreviations): boolean {
  if (!HAS_WORD.test(next)) return true;
  const last = wordBeforeStop(ending)
    ?.toLowerCase()
    .replace(/^[("“[]+/, '');
  if (last === undefined) return false;
  if (neverFinal.has(last)) return true;
  if (/^[a-z]$/.test(last)) return INITIAL.test(ending) && !LETTERED_THING.test(ending);
  if (LIST_NUMBER.test(ending)) return true;
  if (maybeFinal.has(last) && /^[\p{Ll}\d]/u.test(next)) return true;
  if (BEFORE_A_NAME.has(last)) return !OPENS_A_SENTENCE.test(next);
  return LOWER.test(next);
}

/** A stretch of a block's text, in UTF-16 units: where a screen can mark it. */
export type Span = { start: number; end: number };
export type Sentence = Span & { text: string };

/**
 * The sentences of one block of prose and where they stand in it. A sentence never crosses blocks, so
 * call it block by block. `text` is levelled: as long as what it was read from.
 */
export function sentencesOf(block: string, language: GradedLanguage = 'en'): readonly Sentence[] {
  return read.getOr(`${language} ${block}`, () => readSentences(block, language));
}

/** The blocks of a handout are asked for by several, again with every key, and all but one are as they were. */
const read = new Memory<readonly Sentence[]>(2_000);

function readSentences(block: string, language: GradedLanguage): Sentence[] {
  const text = levelled(block);
  const found: Span[] = [];
  for (const { segment, index } of segmentsIn(text, segmenters[language])) {
    const previous = found.at(-1);
    const end = index + segment.length;
    if (previous && continues(endingOf(text, previous), segment.trimStart(), abbreviations[language])) {
      previous.end = end;
    } else found.push({ start: index, end });
  }
  return found.flatMap(({ start, end }) => {
    const whole = text.slice(start, end);
    if (!HAS_WORD.test(whole)) return [];
    const from = start + whole.length - whole.trimStart().length;
    return [{ text: whole.trim(), start: from, end: from + whole.trim().length }];
  });
}

/** The last characters of a stretch, without the spaces behind it, and the whole of a short one without those before it. */
function endingOf(text: string, { start, end }: Span): string {
  let last = end;
  while (last > start && SPACE.test(text[last - 1] ?? '')) last -= 1;
  return last - start > LONGEST_ENDING ? text.slice(last - LONGEST_ENDING, last) : text.slice(start, last).trimStart();
}

/** The sentences of one block of prose as texts. */
export function sentencesIn(prose: string, language: GradedLanguage = 'en'): string[] {
  return sentencesOf(prose, language).map(({ text }) => text);
}
