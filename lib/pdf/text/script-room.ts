import type { FontFamily } from '../font-files';

/** What the script of a language needs of its lines. */
export type ScriptRoom = {
  /** Times the line height that Latin has. */
  leading: number;
  /** The family whose line of writing every text has, also one without a letter in it. */
  strut: FontFamily | null;
};

const reachingFurther = [
  ...['Arab', 'Deva', 'Beng', 'Hans', 'Hant', 'Kore'],
  ...['Gujr', 'Guru', 'Knda', 'Mlym', 'Sinh', 'Taml', 'Telu'],
];

/** Height above and below the line of writing, as a share of the type size, of families whose marks stack. */
export type Reach = { ascent: number; descent: number };

const reaches: Partial<Record<FontFamily, Reach>> = {
  'Noto Sans Kannada': { ascent: 0.95, descent: -0.55 },
  'Noto Sans Khmer': { ascent: 1.08, descent: -0.52 },
  'Noto Sans Lao': { ascent: 1.18, descent: -0.32 },
  'Noto Sans Myanmar': { ascent: 1.04, descent: -0.52 },
  'Noto Sans Telugu': { ascent: 0.95, descent: -0.5 },
  'Noto Sans Thai': { ascent: 1.06, descent: -0.3 },
};

/** Undefined for a family that fits between the lines of Latin. */
export function reachOf(family: string): Reach | undefined {
  return Object.hasOwn(reaches, family) ? reaches[family as FontFamily] : undefined; // as just asked
}

/** The line height in points that a run of this family needs, if the text around it has `lineHeight`. */
export function lineHeightWith(family: string, fontSize: number, lineHeight: number): number {
  const reach = reachOf(family);
  return reach ? Math.max(lineHeight, fontSize * (reach.ascent - reach.descent)) : lineHeight;
}

export function roomFor(locale: string): ScriptRoom {
  const { language, script = '' } = new Intl.Locale(locale).maximize();
  // Its words run downhill, from far above the line to far below.
  if (language === 'ur') return { leading: 1.6, strut: 'Noto Nastaliq Urdu' };
  return { leading: reachingFurther.includes(script) ? 1.12 : 1, strut: null };
}
