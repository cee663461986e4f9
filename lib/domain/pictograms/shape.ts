/** The height of every pictogram in its own units, and its width unless it is a strip. */
export const PICTOGRAM_SIZE = 48;
/** The width of a drawing of several steps. */
export const STRIP_WIDTH = 226;
/** The width of a line of a small pictogram, in the same units. */
export const PICTOGRAM_STROKE = 2;

/** In the one color of the drawing, in a light tint of it, or as the paper: what is in front hides what is behind. */
export type Tone = 'ink' | 'tint' | 'paper';

/** How much of a tint is paper. */
export const TINT = 0.78;

/** One area filled by the even-odd rule or, with a width, one line with round ends. In ink unless it says otherwise. */
export type ShapePart = { d: string; tone?: Tone; stroke?: number };

export type Shape = readonly ShapePart[];
