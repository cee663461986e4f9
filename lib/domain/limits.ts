/**
 * How much a member, or a stranger, may send. Every limit is far above what a handout needs, and low enough that the
 * server handles the largest input in milliseconds. What was stored before a limit existed stays readable: limits are
 * checked on what is sent, never on what is read back.
 */

/** Of one run of text, in UTF-16 units: two printed pages without a paragraph break. Readability is measured per run. */
export const TEXT_MAX = 5_000;

/** Of one section's text as JSON in UTF-8, in bytes: about 40 printed pages. Longer text belongs in several sections. */
export const BODY_MAX_BYTES = 200_000;

/** Of a draft, a template or a template file as JSON in UTF-8, in bytes: sixty sections, each reworded from end to end. */
export const DRAFT_MAX_BYTES = 1_000_000;

/** Lists inside lists. A page has no room for the indents of more. */
export const LIST_DEPTH_MAX = 8;

/** Entries of one part of a section's text: blocks of the text, items of a list, rows of a table, cells of a row. */
export const ENTRIES_MAX = 1_000;

/** Of a pack as it is sent, in bytes; a library of 24 topics in six languages takes less than a third. */
export const PACK_MAX_BYTES = 8_000_000;

/** Of the choice that is sent beside a pack: it names every wording of a large library. */
export const CHOSEN_MAX_BYTES = 3_000_000;

/** Of the request that brings both, with the marks of its form around them. */
export const PACK_BODY_BYTES = PACK_MAX_BYTES + CHOSEN_MAX_BYTES + 1_000;

/** Of the request around a draft: the JSON of a file inside JSON escapes each of its quotes. */
export const MEMBER_BODY_BYTES = 2 * DRAFT_MAX_BYTES;

/** Of a request without a live session: a sign-in, a reset or an invitation needs less than 1 kB, a callback up to 4 kB. */
export const ANONYMOUS_BODY_BYTES = 8_000;

/** Open drafts of one member, and their sealed bytes together: a year of drafts that somebody forgot to discard. */
export const DRAFTS_MAX = 200;
export const DRAFTS_MAX_BYTES = 10_000_000;

/** Templates of one member and their sealed bytes together: those in use, and as many archived ones again. */
export const TEMPLATES_MAX = 200;
export const TEMPLATES_MAX_BYTES = 10_000_000;

export type InputLimits = {
  /** Bytes of all texts, names and signs together, about as much as the JSON has. */
  bytes: number;
  /** UTF-16 units of any single text. */
  text: number;
  /** Objects and arrays inside each other. A draft with eight lists inside each other has 45. */
  depth: number;
  /** Objects, arrays, texts and numbers together, each counted as often as it is referred to. */
  values: number;
  /** Names in one object, and UTF-16 units of one name. */
  names: number;
};

/** `text` is above the longest field (a note, 20,000), so that a field that is a little too long gets its own message. */
export const inputLimits: InputLimits = {
  bytes: DRAFT_MAX_BYTES,
  text: 50_000,
  depth: 64,
  values: 200_000,
  names: 200,
};
