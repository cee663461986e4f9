import type { PrintSize } from '@/lib/domain/handout/print-options';
import { cellType } from '@/lib/domain/handout/table-form';

/**
 * How type is set at each print size. All lengths are points. A size always carries its line height:
 * a line height is a multiple of the size it stands beside.
 */
export type TextSize = { fontSize: number; lineHeight: number };

/**
 * How closely a page is set, from the roomiest to the closest. Regular is what a handout is set in; roomy
 * and snug are tried when the last page would be nearly empty, close where a third page would be lost; the last two
 * only to fit one page.
 */
export type Density = 'roomy' | 'regular' | 'snug' | 'close' | 'tight' | 'tightest';

export type Setting = {
  sizes: {
    title: TextSize;
    lead: TextSize;
    heading: TextSize;
    /** A heading beside its text. */
    sideHeading: TextSize;
    subheading: TextSize;
    body: TextSize;
    cell: TextSize;
    /** The facts in the patient's box. */
    fact: TextSize;
    /** The clinic's name in the letterhead, and the lines under it. */
    name: TextSize;
    letterhead: TextSize;
    small: TextSize;
    source: TextSize;
    fine: TextSize;
  };
  /** The smallest type that a wide table may be set in. */
  smallestCell: number;
  /** Space between two blocks; layout drops it at the top of a page. */
  gap: number;
  /** What a section's heading adds above itself. */
  sectionGap: number;
  /** Widest line of running text: 60 to 70 characters where the page is wide enough. */
  measure: number;
  /** Width of the column in which headings stand beside their text; null: they stand above it. */
  headingColumn: number | null;
  /** Side of the pictogram that hangs in the margin beside a section's heading. */
  headingIcon: number;
  /** Side of the pictogram beside an item of a list. */
  itemIcon: number;
  /** Side of the picture of a figure. */
  picture: number;
  /** Height of one that shows how something is done: 2.5 cm at the least. */
  drawing: number;
  /** Side of the box to tick. */
  tickBox: number;
  /** Short paragraphs, and drawings with what they show, are on one page where it holds them. */
  keepsWhole: boolean;
  /** Short items and sources stand in two columns: at the larger sizes they would only be narrow. */
  twoColumns: boolean;
};

const size = (fontSize: number, lineHeight: number): TextSize => ({ fontSize, lineHeight });

// Atkinson Hyperlegible Next sets about 2.2 characters an em.
const MEASURE_EMS = 31.5;

type Close = { body: number; leading: number; gap: number; sectionGap: number };

const snug: Close = { body: 12, leading: 1.22, gap: 3, sectionGap: 4 };

const standard: Record<Density, Close> = {
  roomy: { body: 12.5, leading: 1.42, gap: 8, sectionGap: 11 },
  regular: { body: 12, leading: 1.34, gap: 5.5, sectionGap: 7.5 },
  snug,
  // Short paragraphs may part at the end of a page.
  close: snug,
  tight: { body: 11.5, leading: 1.22, gap: 3, sectionGap: 4 },
  tightest: { body: 11, leading: 1.22, gap: 3, sectionGap: 3 },
};

/** Large print is never squeezed: its closest is snug. */
type Larger = Record<'roomy' | 'regular' | 'snug', Close>;

const large: Larger = {
  roomy: { body: 18, leading: 1.42, gap: 12, sectionGap: 16 },
  regular: { body: 18, leading: 1.36, gap: 9, sectionGap: 12 },
  snug: { body: 18, leading: 1.28, gap: 7, sectionGap: 9 },
};

const extraLarge: Larger = {
  roomy: { body: 24, leading: 1.38, gap: 15, sectionGap: 20 },
  regular: { body: 24, leading: 1.32, gap: 11, sectionGap: 14 },
  snug: { body: 24, leading: 1.26, gap: 8, sectionGap: 10 },
};

function closeOf(larger: Larger, density: Density): Close {
  return density === 'roomy' || density === 'regular' ? larger[density] : larger.snug;
}

export function settingFor(printSize: PrintSize, density: Density): Setting {
  switch (printSize) {
    case 'standard': {
      const close = standard[density];
      const fitting = close.body < 12;
      return {
        sizes: {
          title: size(fitting ? 20 : density === 'snug' || density === 'close' ? 21 : 25, 1.15),
          lead: size(close.body + 0.5, 1.3),
          heading: size(close.body + 3, 1.22),
          sideHeading: size(close.body + 1, 1.12),
          subheading: size(close.body, 1.3),
          body: size(close.body, close.leading),
          cell: size(Math.min(close.body, cellType.standard.fontSize), Math.min(close.leading, 1.3)),
          fact: size(12, 1.28),
          name: size(14.5, 1.22),
          letterhead: size(9.5, Math.min(close.leading, 1.35)),
          small: size(9.5, Math.min(close.leading, 1.35)),
          source: size(8.5, 1.3),
          fine: size(8.5, 1.3),
        },
        smallestCell: cellType.standard.smallest,
        gap: close.gap,
        sectionGap: close.sectionGap,
        measure: close.body * MEASURE_EMS,
        headingIcon: 19,
        itemIcon: 21,
        picture: 44,
        drawing: 72,
        tickBox: 12,
        twoColumns: true,
        keepsWhole: density === 'roomy' || density === 'regular' || density === 'snug',
        headingColumn: 98,
      };
    }
    case 'large': {
      const close = closeOf(large, density);
      return {
        sizes: {
          title: size(32, 1.15),
          lead: size(19, 1.3),
          heading: size(22, 1.22),
          sideHeading: size(22, 1.22),
          subheading: size(18, 1.3),
          body: size(close.body, close.leading),
          cell: size(cellType.large.fontSize, 1.28),
          fact: size(18, 1.25),
          name: size(19, 1.22),
          letterhead: size(13, 1.32),
          small: size(15, 1.35),
          source: size(13, 1.32),
          fine: size(12, 1.3),
        },
        smallestCell: cellType.large.smallest,
        gap: close.gap,
        sectionGap: close.sectionGap,
        measure: Number.POSITIVE_INFINITY,
        headingIcon: 23,
        itemIcon: 30,
        picture: 66,
        drawing: 96,
        tickBox: 17,
        twoColumns: false,
        keepsWhole: true,
        headingColumn: null,
      };
    }
    case 'extra-large': {
      const close = closeOf(extraLarge, density);
      return {
        sizes: {
          title: size(38, 1.15),
          lead: size(24, 1.28),
          heading: size(28, 1.2),
          sideHeading: size(28, 1.2),
          subheading: size(24, 1.28),
          body: size(close.body, close.leading),
          cell: size(cellType['extra-large'].fontSize, 1.24),
          fact: size(24, 1.22),
          name: size(24, 1.2),
          letterhead: size(15, 1.3),
          small: size(18, 1.32),
          source: size(15, 1.3),
          fine: size(14, 1.3),
        },
        smallestCell: cellType['extra-large'].smallest,
        gap: close.gap,
        sectionGap: close.sectionGap,
        measure: Number.POSITIVE_INFINITY,
        headingIcon: 25,
        itemIcon: 38,
        picture: 84,
        drawing: 112,
        tickBox: 22,
        twoColumns: false,
        keepsWhole: true,
        headingColumn: null,
      };
    }
  }
}
