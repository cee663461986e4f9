import type { HandoutDocument } from '@/lib/domain/handout/document';
import { coverageOf } from './coverage';
import { fontFamilies } from './font-files';
import { type Palette, paletteFor } from './palette';
import { type Density, type Setting, settingFor } from './setting';
import { type FontStack, stackFor } from './text/font-runs';

/** Everything that the components measure and colour by. All lengths are points. */
export type Theme = Setting & {
  fonts: FontStack;
  colors: Palette;
  pictograms: boolean;
  /** Of the page's content, or of the box that a component stands in. */
  width: number;
  /** How much text a given box holds, as a share of what it holds at 12 pt. */
  room: number;
};

/** The same content width on both papers, so that a handout breaks its lines alike on either. */
export const contentWidth = 504;
export const pageSizes = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
} as const;
export const pageMargin = { top: 38, bottom: 28 } as const;

/**
 * For minPresenceAhead: whatever its value, it takes away the place to break right after a box. That
 * alone holds where the box is the first of its column, in which the engine arms no window.
 */
export const KEEP_WITH_NEXT = 1;

const fullStack: FontStack = fontFamilies.map((family) => ({
  family,
  covers: (codePoint) => coverageOf(family).has(codePoint),
}));

export function themeFor(document: HandoutDocument, text: string, density: Density): Theme {
  const { size, ink, pictograms } = document.options;
  const setting = settingFor(size, density);
  return {
    ...setting,
    width: contentWidth,
    measure: Math.min(setting.measure, contentWidth),
    fonts: stackFor(text, fullStack),
    colors: paletteFor(ink, document.clinic.accentColor),
    pictograms,
    room: (12 / setting.sizes.body.fontSize) ** 2,
  };
}
