import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type Direction, directionOf } from '@/lib/domain/language/direction';
import type { FontSource } from './font-source';
import { type Palette, paletteFor } from './palette';
import { type Density, type Setting, settingFor } from './setting';
import { type FontStack, stackFor } from './text/font-runs';
import { stackOf } from './text/font-stack';
import { roomFor, type ScriptRoom } from './text/script-room';

/** Everything that the components measure and colour by. All lengths are points. */
export type Theme = Setting & {
  fonts: FontStack;
  /** Of the text; the page's boxes follow it. */
  direction: Direction;
  script: ScriptRoom;
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

/** For minPresenceAhead: a box that never stands last on a page, with however little below it. */
export const KEEP_WITH_NEXT = 1;

export function themeFor(document: HandoutDocument, text: string, density: Density, fonts: FontSource): Theme {
  const { size, ink, pictograms } = document.options;
  const setting = settingFor(size, density);
  return {
    ...setting,
    width: contentWidth,
    measure: Math.min(setting.measure, contentWidth),
    fonts: stackFor(text, stackOf(document.locale, fonts)),
    direction: directionOf(document.locale),
    script: roomFor(document.locale),
    colors: paletteFor(ink, document.clinic.accentColor),
    pictograms,
    room: (12 / setting.sizes.body.fontSize) ** 2,
  };
}
