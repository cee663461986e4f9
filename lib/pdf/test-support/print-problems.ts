import { rightToLeft } from '../shaping/shape-text';
import { contentWidth, pageMargin } from '../theme';
import type { ReadPdf } from './read-pdf';

type Page = ReadPdf['pages'][number];
type Item = Page['items'][number];

/** Points that rounding and a letter's slant may take. */
const TOLERANCE = 0.5;
/** As a share of the type size: kerning with a letter of the next line can move this line's last letter. */
const KERN = 0.07;
/** Ink above and below the baseline, as shares of the type size: capitals and descenders. */
const ABOVE = 0.7;
const BELOW = 0.2;

/** Finds words that overlap others or cross the margins, with their page. */
export function printProblems({ pages }: ReadPdf): string[] {
  return pages.flatMap((page, index) => {
    const items = page.items.filter(({ text }) => text.trim() !== '');
    return [...pastTheMargins(page, items), ...overlaps(items)].map((problem) => `page ${index + 1}: ${problem}`);
  });
}

function pastTheMargins({ width, height }: Page, items: readonly Item[]): string[] {
  const side = (width - contentWidth) / 2 - TOLERANCE;
  return items
    .filter(
      (item) =>
        item.x < side - KERN * item.height ||
        item.x + item.width > width - side + KERN * item.height ||
        item.y - BELOW * item.height < pageMargin.bottom - TOLERANCE ||
        item.y + ABOVE * item.height > height - pageMargin.top + TOLERANCE,
    )
    .map(({ text, x, y, width: across }) => `“${text}” leaves the margins: x ${x} to ${x + across}, y ${y}`);
}

function overlaps(items: readonly Item[]): string[] {
  const fromTop = items.toSorted((one, other) => other.y - one.y);
  return fromTop.flatMap((one, index) => {
    const found: string[] = [];
    for (const other of fromTop.slice(index + 1)) {
      // Nothing further down can reach it.
      if (one.y - other.y > one.height + other.height) break;
      if (isOver(one, other)) found.push(`“${one.text}” and “${other.text}” print over each other`);
    }
    return found;
  });
}

function isOver(one: Item, other: Item): boolean {
  if (isJumpedOver(one, other) || isJumpedOver(other, one)) return false;
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down =
    Math.min(one.y + ABOVE * one.height, other.y + ABOVE * other.height) -
    Math.max(one.y - BELOW * one.height, other.y - BELOW * other.height);
  return across > Math.max(TOLERANCE, KERN * one.height) && down > TOLERANCE;
}

/**
 * A line of both directions is painted in reading order. pdf.js takes two pieces on both sides of a third for one, with
 * a space for the room between them.
 */
function isJumpedOver(piece: Item, around: Item): boolean {
  const isInside = piece.x >= around.x && piece.x + piece.width <= around.x + around.width;
  return isInside && Math.abs(piece.y - around.y) < 1 && rightToLeft.test(around.text) && /\S \S/.test(around.text);
}
