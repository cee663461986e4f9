import type { FontFamily } from '../font-files';

/** What the script of a language needs of its lines. */
export type ScriptRoom = {
  /** Times the line height that Latin has. */
  leading: number;
  /** The family whose line of writing every text has, also one without a letter in it. */
  strut: FontFamily | null;
};

const reachingFurther = ['Arab', 'Deva', 'Beng', 'Hans', 'Hant', 'Kore'];

export function roomFor(locale: string): ScriptRoom {
  const { language, script = '' } = new Intl.Locale(locale).maximize();
  // Its words run downhill, from far above the line to far below.
  if (language === 'ur') return { leading: 1.6, strut: 'Noto Nastaliq Urdu' };
  return { leading: reachingFurther.includes(script) ? 1.12 : 1, strut: null };
}
