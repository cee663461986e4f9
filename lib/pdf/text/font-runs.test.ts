import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FontStack, splitByFont, stackFor, UnprintableCharacterError } from './font-runs';

const latin = /[\p{Script=Latin}\p{N}\p{P}\p{Z}]/u;
const wide = /[\p{Script=Latin}\p{Script=Greek}\p{M}\p{N}\p{P}\p{Z}]/u;
const signs = /[→✓]/u;
const has = (set: RegExp) => (codePoint: number) => set.test(String.fromCodePoint(codePoint));
const ascii = (codePoint: number): boolean => codePoint < 0x80 && has(latin)(codePoint);

const stack: FontStack = [
  { family: 'Atkinson Hyperlegible Next', covers: ascii },
  { family: 'Noto Sans', covers: has(wide) },
  { family: 'Noto Sans Math', covers: has(signs) },
];

describe('cutting text into runs of one font', () => {
  it('leaves text that the first font has in one run', () => {
    expect(splitByFont('plain words', stack)).toEqual([{ family: 'Atkinson Hyperlegible Next', text: 'plain words' }]);
  });

  it('sets a whole word in the font that has all of it', () => {
    expect(splitByFont('see Ngọc now', stack)).toEqual([
      { family: 'Atkinson Hyperlegible Next', text: 'see ' },
      { family: 'Noto Sans', text: 'Ngọc ' },
      { family: 'Atkinson Hyperlegible Next', text: 'now' },
    ]);
  });

  it('splits a word that no font has whole, accents staying with their letters', () => {
    const accented = 'e\u0301→a';
    expect(splitByFont(accented, stack)).toEqual([
      { family: 'Noto Sans', text: 'e\u0301' },
      { family: 'Noto Sans Math', text: '→' },
      { family: 'Atkinson Hyperlegible Next', text: 'a' },
    ]);
  });

  it('keeps the text font for a number when only a symbol font has the comma after it', () => {
    const signsAndDigits: FontStack = [
      ...stack.slice(0, 1),
      { family: 'Noto Sans Math', covers: has(/[→✓،\p{N}]/u) },
      { family: 'Noto Sans Arabic', covers: has(/[،\p{Script=Arabic}]/u) },
    ];
    expect(splitByFont('911،', signsAndDigits)[0]).toEqual({ family: 'Atkinson Hyperlegible Next', text: '911' });
  });

  it('keeps line breaks', () => {
    expect(splitByFont('one\ntwo', stack)).toEqual([{ family: 'Atkinson Hyperlegible Next', text: 'one\ntwo' }]);
  });

  it('refuses a character that no font has, by its code point', () => {
    expect(() => splitByFont('a 😀', stack)).toThrow(new UnprintableCharacterError('😀'));
    expect(new UnprintableCharacterError('😀').message).toContain('U+1F600');
  });

  it('loses no character, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab ẽΩ→✓1.\n') });
    fc.assert(
      fc.property(text, (value) => {
        const runs = splitByFont(value, stack);
        return runs.map((run) => run.text).join('') === value && runs.every((run) => run.text.length > 0);
      }),
    );
  });
});

describe('the stack for a whole document', () => {
  it('puts the wide font first where many words need it', () => {
    expect(stackFor('Παπαδόπουλος Γεώργιος lives here', stack)[0]?.family).toBe('Noto Sans');
  });

  it('keeps the reading font for one foreign name in a page of English', () => {
    expect(stackFor(`${'word '.repeat(100)} Ngọc`, stack)[0]?.family).toBe('Atkinson Hyperlegible Next');
  });
});
