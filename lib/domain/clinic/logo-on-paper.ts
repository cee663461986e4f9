import type { Logo } from './clinic';

/** The room that a letterhead has for the logo, in points. */
const ROOM = { width: 120, height: 42 };

type Size = { widthPx: number; heightPx: number };

/** How large a logo is printed, in points, and how many points each of its pixels gets. */
export function printedSize({ widthPx, heightPx }: Size): { width: number; height: number; scale: number } {
  const scale = Math.min(ROOM.width / widthPx, ROOM.height / heightPx);
  return { width: widthPx * scale, height: heightPx * scale, scale };
}

export const logoWarnings = ['pale', 'thin', 'coarse'] as const;
/** pale: hardly to be seen on white. thin: too narrow or too low on the page to be read. coarse: too few pixels. */
export type LogoWarning = (typeof logoWarnings)[number];

/** What a logo was found to be, for whoever decides whether to use it. */
export type LogoLook = { logo: Logo; warnings: LogoWarning[] };

/** Darker than this, of 255, a color can be told from white paper: yellow cannot. */
const SEEN_BELOW = 200;
/** Of the picture, as a share: a thin drawing covers little. */
const LEAST_SEEN = 0.002;
/** About the height of a letter of the page's small print. */
const LEAST_SIDE_PT = 8;

/** @param lightness of each pixel as it prints, row by row, from 0 (black) to 255 (white paper). */
export function logoWarningsOf({ widthPx, heightPx }: Size, lightness: Uint8Array): LogoWarning[] {
  const { scale } = printedSize({ widthPx, heightPx });
  const seen = extentOf(widthPx, lightness);
  const isPale = seen.count < LEAST_SEEN * widthPx * heightPx;
  // What margins leave of it.
  const isThin = !isPale && Math.min(seen.width, seen.height) * scale < LEAST_SIDE_PT;
  const found: Record<LogoWarning, boolean> = { pale: isPale, thin: isThin, coarse: scale > 1 };
  return logoWarnings.filter((warning) => found[warning]);
}

/** The smallest frame around all that can be seen, in pixels, and how many pixels those are. */
function extentOf(widthPx: number, lightness: Uint8Array): { width: number; height: number; count: number } {
  let [left, right, top, bottom, count] = [Infinity, -1, -1, -1, 0];
  lightness.forEach((value, index) => {
    if (value >= SEEN_BELOW) return;
    const x = index % widthPx;
    const y = Math.floor(index / widthPx);
    left = Math.min(left, x);
    right = Math.max(right, x);
    if (top === -1) top = y;
    bottom = y;
    count += 1;
  });
  return count === 0 ? { width: 0, height: 0, count } : { width: right - left + 1, height: bottom - top + 1, count };
}
