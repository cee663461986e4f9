// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { beginsStep, changeBetween } from '@/components/builder/text-change';
import { type ReadingFunction, slowTexts } from '@/lib/test-support/linear-time/functions';
import { newReport } from './notices';
import { blocksOfText } from './pasted-text';
import { inlineOf } from './runs';
import { declarationsIn, withoutOtherMedia } from './style-text';

const functions: ReadingFunction[] = [
  { name: 'blocksOfText', run: (text) => blocksOfText(text, newReport()) },
  { name: 'inlineOf', run: (text) => inlineOf([{ text, marks: [], shift: 'raised' }], newReport()) },
  { name: 'declarationsIn', run: (text) => declarationsIn(`color: red; ${text}`) },
  { name: 'withoutOtherMedia', run: (text) => withoutOtherMedia(`@media print {${text}`) },
  { name: 'changeBetween', run: (text) => changeBetween({ text }, { text: `${text}x` }) },
  { name: 'beginsStep', run: (text) => beginsStep({ before: text, inserted: ' ', removed: '' }, 2_000) },
];

describe.each(functions)('$name', (one) => {
  it('takes no more than a multiple of the length of a text', () => {
    expect(slowTexts(one)).toEqual([]);
  });
});
