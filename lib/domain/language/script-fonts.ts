/**
 * Scripts whose fonts are installed apart, by the name that `npm run fonts` takes. `writes` finds the characters that
 * need these fonts. Fonts that are installed have the `sample`; it tells a character that they lack from fonts that
 * are not there.
 */
const scriptFonts = {
  amharic: { title: 'Amharic and Tigrinya', writes: /\p{Script=Ethiopic}/u, sample: 'አ' },
  armenian: { title: 'Armenian', writes: /[\p{Script=Armenian}\u0589]/u, sample: 'ա' },
  burmese: { title: 'Burmese', writes: /\p{Script=Myanmar}/u, sample: 'က' },
  // Their signs and wide forms of Latin letters are used by Chinese and Japanese alike. Korean fonts have no kana.
  chinese: {
    title: 'Chinese',
    writes:
      /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff9f\uffe0-\uffef]/u,
    sample: 'あ',
  },
  georgian: { title: 'Georgian', writes: /[\p{Script=Georgian}\u10fb]/u, sample: 'ა' },
  gujarati: { title: 'Gujarati', writes: /\p{Script=Gujarati}/u, sample: 'ક' },
  kannada: { title: 'Kannada', writes: /\p{Script=Kannada}/u, sample: 'ಕ' },
  khmer: { title: 'Khmer', writes: /\p{Script=Khmer}/u, sample: 'ក' },
  korean: { title: 'Korean', writes: /\p{Script=Hangul}/u, sample: '한' },
  lao: { title: 'Lao', writes: /\p{Script=Lao}/u, sample: 'ກ' },
  malayalam: { title: 'Malayalam', writes: /\p{Script=Malayalam}/u, sample: 'ക' },
  punjabi: { title: 'Punjabi', writes: /\p{Script=Gurmukhi}/u, sample: 'ਕ' },
  sinhala: { title: 'Sinhala', writes: /\p{Script=Sinhala}/u, sample: 'ක' },
  tamil: { title: 'Tamil', writes: /\p{Script=Tamil}/u, sample: 'க' },
  telugu: { title: 'Telugu', writes: /\p{Script=Telugu}/u, sample: 'క' },
  thai: { title: 'Thai', writes: /\p{Script=Thai}/u, sample: 'ก' },
} as const;

export type ScriptFonts = keyof typeof scriptFonts;
export const scriptFontNames = Object.keys(scriptFonts) as ScriptFonts[]; // its own keys

/** "Amharic and Tigrinya" */
export function scriptFontsTitle(name: ScriptFonts): string {
  return scriptFonts[name].title;
}

/** The fonts that are not installed and that this character needs; null where installing fonts would not help. */
export function missingFonts(character: string, isPrintable: (codePoint: number) => boolean): ScriptFonts | null {
  const needed = scriptFontNames.find((name) => scriptFonts[name].writes.test(character));
  if (needed === undefined) return null;
  return isPrintable(scriptFonts[needed].sample.codePointAt(0) ?? 0) ? null : needed;
}
