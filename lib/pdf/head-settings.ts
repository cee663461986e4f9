import type { TextSize } from './setting';
import type { Theme } from './theme';

/** How page 1 begins. */
export type HeadSetting = {
  title: TextSize;
  /** The patient's box has its labels beside the values, also in large print. */
  isBoxClose: boolean;
  /** Urgent help is above the letterhead and the patient's box; a line at the top says whose page it is. */
  isUrgentFirst: boolean;
};

/**
 * The ways to begin page 1, the best first. Emergencies begin on it: where they have no room, the box is closer, then the
 * title is smaller, but never smaller than the text. Last, urgent help goes above what a clinic or a patient made too long.
 * Nothing of a title is left out.
 */
export function headSettings(title: string, { sizes }: Theme): [HeadSetting, ...HeadSetting[]] {
  const least = sizes.body.fontSize;
  const sizeOf = (scale: number): TextSize => ({
    fontSize: Math.max(least, sizes.title.fontSize * scale),
    lineHeight: 1.2,
  });
  const smallest: TextSize = { fontSize: least, lineHeight: 1.15 };
  const [usual, ...smaller] = usualSizes(title, sizes.title, sizeOf);
  const titles = [usual, ...smaller, smallest];
  return [
    { title: usual, isBoxClose: false, isUrgentFirst: false },
    ...titles.map((title) => ({ title, isBoxClose: true, isUrgentFirst: false })),
    ...titles.map((title) => ({ title, isBoxClose: false, isUrgentFirst: true })),
  ];
}

function usualSizes(title: string, largest: TextSize, sizeOf: (scale: number) => TextSize): [TextSize, ...TextSize[]] {
  if (title.length <= 60) return [largest, sizeOf(0.8), sizeOf(0.62)];
  return title.length <= 120 ? [sizeOf(0.8), sizeOf(0.62)] : [sizeOf(0.62)];
}
