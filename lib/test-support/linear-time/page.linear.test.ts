import { describe, expect, it } from 'vitest';
import { unbrokenIn } from '@/lib/domain/language/amounts';
import { isPlainLatin } from '@/lib/pdf/layout/typeset';
import { localFonts } from '@/lib/pdf/local-fonts';
import { breakPointsOf } from '@/lib/pdf/text/break-points';
import { cleanText } from '@/lib/pdf/text/clean-text';
import { splitByFont, stackFor } from '@/lib/pdf/text/font-runs';
import { stackOf } from '@/lib/pdf/text/font-stack';
import { type ReadingFunction, slowTexts } from './functions';

const stack = stackOf('en', localFonts).map((entry, index, all) => ({
  ...entry,
  // The last font has every character, so that no missing one ends the reading.
  covers: index === all.length - 1 ? () => true : entry.covers,
}));

const functions: ReadingFunction[] = [
  { name: 'cleanText', run: cleanText },
  { name: 'breakPointsOf', run: breakPointsOf },
  { name: 'unbrokenIn', run: unbrokenIn },
  { name: 'splitByFont', run: (text) => splitByFont(text, stack) },
  { name: 'stackFor', run: (text) => stackFor(text, stack) },
  { name: 'isPlainLatin', run: (text) => isPlainLatin([{ string: text, attributes: { direction: 'ltr' } }]) },
];

describe.each(functions)('$name', (one) => {
  it('takes no more than a multiple of the length of a text', () => {
    expect(slowTexts(one)).toEqual([]);
  });
});
