import { LIST_DEPTH_MAX } from '../../domain/limits';
import type { Problem } from '../problem';

/** Columns of indent: eight lists inside each other take 40, however wide their numbers are. */
const INDENT_MAX = 64;

/**
 * Lists and quotes inside each other, deeper than a page can show. Told from the starts of the lines, before the text is
 * parsed: the parser takes longer for each level that a line is in.
 */
export function nestingProblem(text: string): Problem | null {
  let line = 0;
  for (const words of text.split('\n')) {
    line += 1;
    if (isTooDeep(words)) return { line, message: `Lists go ${LIST_DEPTH_MAX} levels deep at most` };
  }
  return null;
}

function isTooDeep(line: string): boolean {
  let levels = 0;
  let indent = 0;
  let at = 0;
  while (levels <= LIST_DEPTH_MAX && indent <= INDENT_MAX) {
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

/** Of the quote or list marker that begins here; 0 where there is none. */
function markerLength(line: string, at: number): number {
  if (line[at] === '>') return 1;
  const start = line.slice(at, at + 12);
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(start)?.[0].length ?? 0;
}
