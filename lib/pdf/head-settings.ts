import type { TextSize } from './setting';
import { graphemesOf } from './text/graphemes';
import type { Theme } from './theme';

/** How a handout's title is set. `words`: what is printed of it. */
export type TitleSetting = { size: TextSize; words: string };

/** How page 1 begins. */
export type HeadSetting = {
  title: TitleSetting;
  /** The patient's box has its labels beside the values, also in large print. */
  isBoxClose: boolean;
  /** Urgent help is above the letterhead and the patient's box; a line at the top says whose page it is. */
  isUrgentFirst: boolean;
};

/** Characters that are printed of a title where even the type of the text leaves urgent help no room on page 1. */
const SHORTENED = [150, 120, 90, 60] as const;

/**
 * The ways to begin page 1, the best first. Emergencies begin on it: where they have no room, the box is closer, then the
 * title is smaller, but never smaller than the text, and only then is it shortened. Last, urgent help goes above what a
 * clinic or a patient made too long.
 */
export function headSettings(title: string, { sizes }: Theme): [HeadSetting, ...HeadSetting[]] {
  const least = sizes.body.fontSize;
  const sizeOf = (scale: number): TextSize => ({
    fontSize: Math.max(least, sizes.title.fontSize * scale),
    lineHeight: 1.2,
  });
  const smallest: TextSize = { fontSize: least, lineHeight: 1.15 };
  const [usual, ...smaller] = usualSizes(title, sizes.title, sizeOf);
  const first: TitleSetting = { size: usual, words: title };
  const titles: TitleSetting[] = [
    ...[usual, ...smaller, smallest].map((size) => ({ size, words: title })),
    ...SHORTENED.filter((most) => most < title.length).map((most) => ({
      size: smallest,
      words: shortenedTo(most, title),
    })),
  ];
  return [
    { title: first, isBoxClose: false, isUrgentFirst: false },
    ...titles.map((title) => ({ title, isBoxClose: true, isUrgentFirst: false })),
    ...titles.map((title) => ({ title, isBoxClose: false, isUrgentFirst: true })),
  ];
}

function usualSizes(title: string, largest: TextSize, sizeOf: (scale: number) => TextSize): [TextSize, ...TextSize[]] {
  if (title.length <= 60) return [largest, sizeOf(0.8), sizeOf(0.62)];
  return title.length <= 120 ? [sizeOf(0.8), sizeOf(0.62)] : [sizeOf(0.62)];
}

/** Ends after a word where there is one in its second half. */
function shortenedTo(most: number, title: string): string {
  const start = graphemesOf(title).slice(0, most).join('');
  const space = start.lastIndexOf(' ');
  return `${(space > start.length / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}
