import type { ScriptFonts } from '@/lib/domain/language/script-fonts';

/**
 * The fonts. All are full static TrueType files from npm packages: woff2 crashes when subset, and
 * per-script subsets share one PostScript name, which makes pdfkit embed a font per run.
 */
const packagedFamilies = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Nastaliq Urdu',
  'Noto Sans Hebrew',
  'Noto Sans Bengali',
  'Noto Sans Math',
  'Noto Sans Symbols 2',
] as const;

/** Not every clinic needs these, and some are large: `npm run fonts` installs those of a script. */
export const scriptFamilies = {
  amharic: ['Noto Sans Ethiopic'],
  armenian: ['Noto Sans Armenian'],
  burmese: ['Noto Sans Myanmar'],
  chinese: ['Noto Sans SC', 'Noto Sans TC'],
  georgian: ['Noto Sans Georgian'],
  gujarati: ['Noto Sans Gujarati'],
  kannada: ['Noto Sans Kannada'],
  khmer: ['Noto Sans Khmer'],
  korean: ['Noto Sans KR'],
  lao: ['Noto Sans Lao'],
  malayalam: ['Noto Sans Malayalam'],
  punjabi: ['Noto Sans Gurmukhi'],
  sinhala: ['Noto Sans Sinhala'],
  tamil: ['Noto Sans Tamil'],
  telugu: ['Noto Sans Telugu'],
  thai: ['Noto Sans Thai'],
} as const satisfies Record<ScriptFonts, readonly string[]>;

type ScriptFamily = (typeof scriptFamilies)[ScriptFonts][number];
export type FontFamily = (typeof packagedFamilies)[number] | ScriptFamily;

export const fontFamilies: readonly FontFamily[] = [...packagedFamilies, ...Object.values(scriptFamilies).flat()];

export type FontFace = {
  weight: 400 | 700;
  style: 'normal' | 'italic';
  /** From the project's folder; its last part alone tells it from all others. */
  file: string;
};

/** Only these have italics. */
const slanted: ReadonlySet<FontFamily> = new Set(['Atkinson Hyperlegible Next', 'Noto Sans']);
/** Symbols come in one weight only. */
const light: ReadonlySet<FontFamily> = new Set(['Noto Sans Math', 'Noto Sans Symbols 2']);

/** Four for every family, so that emphasized text never falls to another: what a family lacks, another face stands in for. */
export function fontFaces(family: FontFamily): FontFace[] {
  const looks = (['normal', 'italic'] as const).flatMap((style) =>
    ([400, 700] as const).map((weight) => ({ weight, style })),
  );
  return looks.map((look) => {
    const cut = look.weight === 700 && !light.has(family) ? '700Bold' : '400Regular';
    const slant = look.style === 'italic' && slanted.has(family) ? '_Italic' : '';
    const name = family.replaceAll(' ', '');
    return { ...look, file: `${fontPackage(family)}/${cut}${slant}/${name}_${cut}${slant}.ttf` };
  });
}

/** The folder of a family's npm package, from the project's folder. */
export function fontPackage(family: FontFamily): string {
  const script = scriptOf(family);
  return `${script === undefined ? '' : `fonts/${script}/`}node_modules/${packageName(family)}`;
}

export function packageName(family: FontFamily): string {
  return `@expo-google-fonts/${family.toLowerCase().replaceAll(' ', '-')}`;
}

/** The fonts to install for this family; undefined for one that is always there. */
export function scriptOf(family: FontFamily): ScriptFonts | undefined {
  return scripts.find((script) => scriptFamilies[script].some((one) => one === family));
}

const scripts = Object.keys(scriptFamilies) as ScriptFonts[]; // its own keys
