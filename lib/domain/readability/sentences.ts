/** Abbreviations that are always followed by more of the same sentence. */
const NEVER_FINAL = new Set(
  'dr drs mr mrs ms prof st rev jr sr vs no fig approx e.g i.e mt capt lt sgt gen'.split(' '),
);

/** Abbreviations that may close a sentence: what follows decides. */
const MAYBE_FINAL = new Set(
  (
    'a.m p.m u.s u.k etc mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov ' +
    'dec temp hr hrs min mins wk wks mo yr yrs lb lbs oz tbsp tsp tab tabs r.n m.d ph.d inc ltd dept ext'
  ).split(' '),
);

/** Abbreviations that usually stand before a name, so that a capital letter does not start a sentence. */
const BEFORE_A_NAME = new Set(['u.s', 'u.k', 'r.n', 'm.d']);
const OPENS_A_SENTENCE = /^(?:The|A|An|It|This|You|We|If|Do|Call|Take|Your)\b/;

/** A single letter after one of these names a thing ("vitamin D."), it is not somebody's initial. */
const LETTERED_THING = /\b(?:vitamin|hepatitis|type|grade|group|plan|factor|influenza)\s+\p{L}\.$/iu;
const LIST_NUMBER = /^(?:\(?\d{1,2}|step \d{1,2})\.$/i;
const HAS_WORD = /[\p{L}\p{N}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Whether `next` goes on with the sentence that the segmenter closed after `previous`. The segmenter
 * alone breaks "Dr. Lee", "8 a.m. each day" and "1. Wash" in two.
 */
function continues(previous: string, next: string): boolean {
  if (!HAS_WORD.test(next)) return true;
  const lastWord = /(\S+?)\.["”’)\]]*$/.exec(previous)?.[1];
  if (lastWord === undefined) return false;
  const last = lastWord.toLowerCase().replace(/^[("“[]+/, '');
  if (NEVER_FINAL.has(last)) return true;
  if (/^[a-z]$/.test(last)) return /\b[A-Z]\.["”’)\]]*$/.test(previous) && !LETTERED_THING.test(previous);
  if (LIST_NUMBER.test(previous)) return true;
  if (MAYBE_FINAL.has(last) && /^[a-z0-9]/.test(next)) return true;
  if (BEFORE_A_NAME.has(last)) return !OPENS_A_SENTENCE.test(next);
  return /^[a-z]/.test(next);
}

/** The sentences of one block of normalised prose. A sentence never crosses blocks, so call it block by block. */
export function sentencesIn(prose: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(prose)) {
    const previous = sentences.at(-1);
    if (previous !== undefined && continues(previous.trim(), segment.trim())) {
      sentences[sentences.length - 1] = previous + segment;
    } else {
      sentences.push(segment);
    }
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => HAS_WORD.test(sentence));
}
