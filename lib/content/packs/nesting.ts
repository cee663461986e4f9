import { LIST_DEPTH_MAX } from '../../domain/limits';
import { splitFrontMatter } from '../front-matter';
import type { Problem } from '../problem';

/** Columns of indent: eight lists inside each other take 40, however wide their numbers are. */
const INDENT_MAX = 64;
/** As the parser ends them. */
const LINE_END = /\r\n|\r|\n/;

/**
 * Detects lists and quotes nested deeper than a page can show, from the starts of the lines, before the text is parsed:
 * the parser's time grows with the depth of each line. Front matter may have any indent.
 */
export function nestingProblem(text: string): Problem | null {
  const frontMatter = splitFrontMatter(text)?.lineCount ?? 0;
  for (const [index, words] of text.split(LINE_END).entries()) {
    const line = index + 1;
    if (isTooDeep(words, line <= frontMatter ? Number.POSITIVE_INFINITY : INDENT_MAX)) {
      return { line, message: `Lists go ${LIST_DEPTH_MAX} levels deep at most` };
    }
  }
  return null;
}

function isTooDeep(line: string, indentMax: number): boolean {
  const end = line.trimEnd().length;
  let levels = 0;
  let indent = 0;
  let at = 0;
  while (levels <= LIST_DEPTH_MAX && indent <= indentMax) {
    // Spaces with nothing behind them are in no list.
    if (at >= end) return false;
    const sign = line[at];
    if (sign === ' ' || sign === '\t') {
      indent += sign === '\t' ? 4 : 1;
      at += 1;
      continue;
    }
    const marker = markerLength(line, at);
    if (marker === 0) return false;
    levels += 1;
    at += marker;
  }
  return true;
}

/** The length of the quote or list marker at this position; 0 without one. */
function markerLength(line: string, at: number): number {
  if (line[at] === '>') return 1;
  const start = line.slice(at, at + 12);
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(start)?.[0].length ?? 0;
}
