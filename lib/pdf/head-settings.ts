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
 * The ways to begin page 1, the best first. Emergencies begin on it: where the title as large as its length allows leaves
 * them no room, it is smaller, but never smaller than the text, then the box is closer, and only then is the title
 * shortened. Last, urgent help goes above what a clinic or a patient made too long.
 */
export function headSettings(title: string, { sizes }: Theme): [HeadSetting, ...HeadSetting[]] {
  const least = sizes.body.fontSize;
  const sizeOf = (scale: number): TextSize => ({
    fontSize: Math.max(least, sizes.title.fontSize * scale),
    lineHeight: 1.2,
  });
  const smallest: TextSize = { fontSize: least, lineHeight: 1.15 };
  const [usual, ...smaller] = usualSizes(title, sizes.title, sizeOf);
  const whole = [...smaller, smallest].map((size): TitleSetting => ({ size, words: title }));
  const shortened = SHORTENED.filter((most) => most < title.length).map(
    (most): TitleSetting => ({ size: smallest, words: shortenedTo(most, title) }),
  );
  const first = { size: usual, words: title };
  const head = (title: TitleSetting, { isBoxClose = false, isUrgentFirst = false } = {}): HeadSetting => ({
    ...{ title, isBoxClose, isUrgentFirst },
  });
  return [
    head(first),
    ...whole.map((title) => head(title)),
    ...[first, ...whole, ...shortened].map((title) => head(title, { isBoxClose: true })),
    ...[first, ...whole, ...shortened].map((title) => head(title, { isUrgentFirst: true })),
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
