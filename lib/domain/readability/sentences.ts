import { Memory } from '../memory';
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

const segmenters: Record<GradedLanguage, Intl.Segmenter> = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/**
 * Whether `next` goes on with the sentence that the segmenter closed after `previous`. The segmenter
 * alone breaks "Dr. Lee", "8 a.m. each day" and "1. Wash" in two.
 */
function continues(previous: string, next: string, { neverFinal, maybeFinal }: Abbreviations): boolean {
  if (!HAS_WORD.test(next)) return true;
  const lastWord = /(\S+?)\.["”’')\]]*$/.exec(previous)?.[1];
  if (lastWord === undefined) return false;
  const last = lastWord.toLowerCase().replace(/^[("“[]+/, '');
  if (neverFinal.has(last)) return true;
  if (/^[a-z]$/.test(last)) return /\b[A-Z]\.["”’')\]]*$/.test(previous) && !LETTERED_THING.test(previous);
  if (LIST_NUMBER.test(previous)) return true;
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
  const found: Sentence[] = [];
  for (const { segment, index } of segmenters[language].segment(levelled(block))) {
    const previous = found.at(-1);
    if (previous !== undefined && continues(previous.text.trim(), segment.trim(), abbreviations[language])) {
      previous.text += segment;
    } else {
      found.push({ text: segment, start: index, end: index });
    }
  }
  return found
    .filter(({ text }) => HAS_WORD.test(text))
    .map(({ text, start }) => {
      const from = start + text.length - text.trimStart().length;
      return { text: text.trim(), start: from, end: from + text.trim().length };
    });
}

/** The sentences of one block of prose as texts. */
export function sentencesIn(prose: string, language: GradedLanguage = 'en'): string[] {
  return sentencesOf(prose, language).map(({ text }) => text);
}
