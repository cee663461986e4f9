import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { TextSize } from './setting';
import { graphemesOf } from './text/graphemes';
import type { Theme } from './theme';

/** How a handout's title is set. `words`: what is printed of it. */
export type TitleSetting = { size: TextSize; words: string };

/**
 * Characters that are printed of a title where even the type of the text leaves urgent help no room on page 1: in extra
 * large print only, where checkTitleLength warns of it.
 */
const SHORTENED = [150, 120, 90, 60] as const;

/**
 * The ways to set a title, the best first: as large as its length allows, then smaller, but never smaller than the text,
 * and only then shortened. Urgent help below it belongs on page 1.
 */
export function titleSettings(
  { title, options }: HandoutDocument,
  { sizes }: Theme,
): [TitleSetting, ...TitleSetting[]] {
  const least = sizes.body.fontSize;
  const sizeOf = (scale: number): TextSize => ({
    fontSize: Math.max(least, sizes.title.fontSize * scale),
    lineHeight: 1.2,
  });
  const smallest: TextSize = { fontSize: least, lineHeight: 1.15 };
  const shortened = options.size === 'extra-large' ? SHORTENED.filter((most) => most < title.length) : [];
  const [usual, ...smaller] = usualSizes(title, sizes.title, sizeOf);
  return [
    { size: usual, words: title },
    ...[...smaller, smallest].map((size) => ({ size, words: title })),
    ...shortened.map((most) => ({ size: smallest, words: shortenedTo(most, title) })),
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
