/** The side of the square that a pictogram is drawn on, in its own units. */
export const PICTOGRAM_SIZE = 48;
/** The width of a line that is stroked rather than filled, in the same units. */
export const PICTOGRAM_STROKE = 2;

/** A drawing in one colour: paths filled by the even-odd rule, or stroked with round ends. */
export type Shape = readonly { d: string; stroke?: true }[];
