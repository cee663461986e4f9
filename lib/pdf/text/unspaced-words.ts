import type { Stretch } from '@/lib/domain/language/amounts';
import { segmentsIn } from '@/lib/domain/segments';

/** The scripts that set no space between words, as part of a character class. */
export const unspacedScripts = '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const stretches = new RegExp(`(?:(?=[\\p{L}\\p{M}])[${unspacedScripts}])+`, 'gu');
const dictionary = new Intl.Segmenter('en', { granularity: 'word' });

/** They repeat or shorten the word before them, and the dictionary does not always keep them with it. */
const repeated = /[ๆฯໆຯៗ]/u;

/** The offsets where one word ends and the next begins without a space, in order: found in ICU’s dictionaries. */
export function unspacedWordEnds(text: string): number[] {
  return unspacedStretches(text).flatMap(({ start, end }) => {
    const ends = Array.from(segmentsIn(text.slice(start, end), dictionary), ({ index }) => start + index);
    return ends.slice(1).filter((at) => !repeated.test(text.charAt(at)));
  });
}

function unspacedStretches(text: string): Stretch[] {
  return Array.from(text.matchAll(stretches), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
}
