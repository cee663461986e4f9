import type { SourcesShown } from '@/lib/domain/clinic/sources-shown';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { PageWords } from '@/lib/domain/handout/page-words/page-words';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { contentWidth } from '@/lib/domain/handout/table-form';
import { type Direction, directionOf } from '@/lib/domain/language/direction';
import { isSameLanguage } from '@/lib/domain/language/names';
import type { FontSource } from './font-source';
import { type Palette, paletteFor } from './palette';
import { type Density, type Setting, settingFor } from './setting';
import { type FontStack, stackFor } from './text/font-runs';
import { stackOf } from './text/font-stack';
import { roomFor, type ScriptRoom } from './text/script-room';

/** What follows from the language of the words: how they are set, and which words the page adds to them. */
type LanguageTheme = {
  /** BCP 47 tag. */
  locale: string;
  fonts: FontStack;
  /** Of the text; the boxes around it follow. */
  direction: Direction;
  script: ScriptRoom;
  words: PageWords;
};

/** Everything that the components measure and colour by. All lengths are points. */
export type Theme = Setting &
  LanguageTheme & {
    /** Where the fonts of a passage in another language are found. */
    source: FontSource;
    colors: Palette;
    pictograms: boolean;
    /** Whether sections name their sources by the numbers of a list. */
    sources: SourcesShown;
    /** Of the page's content, or of the box that a component stands in. */
    width: number;
    /** How much text a given box holds, as a share of what it holds at 12 pt. */
    room: number;
  };

/** The same content width on both papers, so that a handout breaks its lines alike on either. */
export { contentWidth };
export const pageMargin = { top: 34, bottom: 24 } as const;

/** For minPresenceAhead: a box that never stands last on a page, with however little below it. */
export const KEEP_WITH_NEXT = 1;

export function themeFor(document: HandoutDocument, text: string, density: Density, fonts: FontSource): Theme {
  const { size, ink, pictograms, sources } = document.options;
  const setting = settingFor(size, density);
  return {
    ...setting,
    width: contentWidth,
    measure: Math.min(setting.measure, contentWidth),
    ...languageTheme(document.locale, text, fonts),
    source: fonts,
    colors: paletteFor(ink, document.clinic.accentColor),
    pictograms,
    sources,
    room: (12 / setting.sizes.body.fontSize) ** 2,
  };
}

/** Words in this language, of which `text` tells which fonts they need most. */
function languageTheme(locale: string, text: string, source: FontSource): LanguageTheme {
  return {
    locale,
    fonts: stackFor(text, stackOf(locale, source)),
    direction: directionOf(locale),
    script: roomFor(locale),
    words: pageWords(locale),
  };
}

/** The theme for a passage that may be in another language than the page around it. */
export function themeIn(locale: string, text: string, theme: Theme): Theme {
  return isSameLanguage(locale, theme.locale) ? theme : { ...theme, ...languageTheme(locale, text, theme.source) };
}
