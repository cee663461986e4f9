/** Longest text, in UTF-16 units, that a one-line field, a free note and a plan keep. */
export const FIELD_MAX = 200;
export const NOTE_MAX = 20_000;
export const PLAN_MAX = 4_000;

export const MAX_SECTIONS = 60;
