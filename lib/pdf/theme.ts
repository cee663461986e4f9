import { mix, readableAccent } from '@/lib/domain/clinic/accent';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { coverageOf } from './coverage';
import { fontFamilies } from './font-files';
import { type FontStack, stackFor } from './text/font-runs';

/**
 * Everything that the components measure and colour by. All lengths are points.
 * Snug is tried when the regular setting leaves the last page nearly empty.
 */
export type Density = 'regular' | 'snug';

/** A size always carries its line height: alone, react-pdf resolves a line height against 18 pt. */
export type TextSize = { fontSize: number; lineHeight: number };

export type Theme = {
  fonts: FontStack;
  colors: {
    ink: string;
    soft: string;
    line: string;
    /** The clinic's colour, for rules and marks. */
    accent: string;
    /** The clinic's colour where words are set in it: at least 4.5:1 on white. */
    accentText: string;
    tint: string;
    urgent: string;
    urgentTint: string;
    caution: string;
    cautionTint: string;
  };
  sizes: {
    title: TextSize;
    lead: TextSize;
    heading: TextSize;
    body: TextSize;
    cell: TextSize;
    small: TextSize;
    source: TextSize;
    fine: TextSize;
  };
  /** Space between two blocks; layout drops it at the top of a page. */
  gap: number;
  /** What a section's heading adds above itself. */
  sectionGap: number;
  /** Widest line of running text: 60 to 70 characters. */
  measure: number;
};

/** The same content width on both papers, so that a handout breaks its lines alike on either. */
export const contentWidth = 468;
export const pageWidths = { letter: 612, a4: 595.28 } as const;
export const pageMargin = { top: 50, bottom: 34 } as const;

/**
 * For minPresenceAhead: whatever its value, it takes away the place to break right after a box. That
 * alone holds where the box is the first of its column, in which the engine arms no window.
 */
export const KEEP_WITH_NEXT = 1;

const densities = {
  regular: { body: 12.5, leading: 1.4, gap: 8, sectionGap: 9 },
  snug: { body: 12, leading: 1.34, gap: 6.5, sectionGap: 7 },
} as const satisfies Record<Density, object>;

const INK = '#17202b';

const fullStack: FontStack = fontFamilies.map((family) => ({
  family,
  covers: (codePoint) => coverageOf(family).has(codePoint),
}));

export function themeFor(document: HandoutDocument, text: string, density: Density): Theme {
  const { body, leading, gap, sectionGap } = densities[density];
  const accent = document.clinic.accentColor;
  const accentText = readableAccent(accent);
  return {
    fonts: stackFor(text, fullStack),
    colors: {
      ink: INK,
      soft: '#4b5563',
      line: '#d3d6da',
      accent,
      accentText,
      tint: mix(accentText, '#ffffff', 0.94),
      urgent: '#a8201a',
      urgentTint: '#fdf3f2',
      caution: '#8a5a00',
      cautionTint: '#fdf6e7',
    },
    sizes: {
      title: { fontSize: 27, lineHeight: 1.15 },
      lead: { fontSize: 13, lineHeight: 1.35 },
      heading: { fontSize: 15.5, lineHeight: 1.25 },
      body: { fontSize: body, lineHeight: leading },
      cell: { fontSize: 12, lineHeight: 1.34 },
      small: { fontSize: 10, lineHeight: 1.4 },
      source: { fontSize: 9, lineHeight: 1.32 },
      fine: { fontSize: 8.5, lineHeight: 1.35 },
    },
    gap,
    sectionGap,
    measure: 386,
  };
}
