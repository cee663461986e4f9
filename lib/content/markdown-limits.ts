import type { Problem } from './problem';

/**
 * Signs that open emphasis, links and pictures, in a stretch of lines without an empty one between them: a list of as many
 * items as the editor takes, each with a bold word, has as many.
 */
const MOST_SIGNS = 4_000;
/** Setext headings: underlined with = or -. */
const MOST_UNDERLINED = 50;

const SIGNS = /[*_[\]]/g;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/**
 * Limits for input that the Markdown parser reads in quadratic time, above what any text needs. It compares each
 * emphasis mark in a paragraph with those before it, and moves the whole file for each underlined heading.
 */
export function markdownProblem(markdown: string): Problem | null {
  let signs = 0;
  let underlined = 0;
  let isAfterWords = false;
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    const isEmpty = text.trim() === '';
    signs = isEmpty ? 0 : signs + (text.match(SIGNS)?.length ?? 0);
    if (isAfterWords && UNDERLINE.test(text)) underlined += 1;
    if (signs > MOST_SIGNS) {
      const message = `A paragraph, list or table has at most ${MOST_SIGNS} of the signs * _ [ ]. Split it with an empty line`;
      return { line, message };
    }
    if (underlined > MOST_UNDERLINED) {
      return { line, message: 'There are too many headings over a line of = or -. Write them as ## Heading' };
    }
    isAfterWords = !isEmpty;
  }
  return null;
}
