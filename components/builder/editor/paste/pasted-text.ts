import type { BlockNode } from '@/lib/domain/handout/body';
import { lastRun } from './last-run';
import { joinedLines, LONGEST_WORD, wordsIn } from './line-ends';
import { placeBehind, type Report } from './notices';
import { withoutControls, withSoftHyphens } from './runs';
import { seenIn } from './sign-fonts';
import { linesWithItems, type TextLine } from './text-items';
import { listsOfText } from './text-lists';
import { LINE_BREAK, tableOfRows } from './text-tables';

const LINES = /[^\r\n\v\u2028\u2029]+/g;

/** A line of at least this many characters was probably ended by the edge of the page. */
const FULL_LINE = 45;

/**
 * Plain text as blocks. A PDF ends every line of print with a line break: a line goes on in the next one when it was
 * full, or did not end its sentence and the next begins with a small letter. A number or a dash at the start of a line
 * begins an item only where its neighbors say so; else it is a word of the sentence.
 */
export function blocksOfText(text: string, report: Report): BlockNode[] {
  const seen = withoutUnseen(text).replace(LINES, (line) =>
    seenIn(line, null, (before) => report.add('sign', placeBehind(before))),
  );
  const words = wordsIn(seen);
  const blocks: BlockNode[] = [];
  let lines: TextLine[] = [];
  const endText = (): void => {
    blocks.push(...listsOfText(lines, report));
    lines = [];
  };
  for (const part of tableOfRows(seen)) {
    if (typeof part !== 'string') {
      endText();
      blocks.push(part);
      continue;
    }
    let before = '';
    // Collects the text of the last line and joins it once at its end, so that long paragraphs stay linear.
    let open: { parts: string[]; tail: string } | null = null;
    const endLine = (): void => {
      const last = lines.at(-1);
      if (last && open) last.text = open.parts.join('') + open.tail;
      open = null;
    };
    for (const line of linesWithItems(part.split(LINE_BREAK))) {
      const last = lines.at(-1);
      // An empty line ends whatever stood above it.
      if (line.text === '') {
        before = '';
        if (last) last.isEnded = true;
        continue;
      }
      if (!line.item && last && goesOn(before, line.text, last.item)) {
        open ??= { parts: [], tail: last.text };
        const joined = joinedLines(open.tail, line.text, words, report);
        open.parts.push(joined.slice(0, -LONGEST_WORD));
        open.tail = joined.slice(-LONGEST_WORD);
      } else {
        endLine();
        lines.push(line);
      }
      before = line.text;
    }
    endLine();
    endText();
  }
  return blocks;
}

function goesOn(before: string, line: string, item: TextLine['item']): boolean {
  if (before === '') return false;
  // A word or an address that is parted, and a number or a dash in the middle of a sentence.
  const isParted = /[\p{L}\p{N}]-$|\u00ad$/u.test(before) || endsInAddress(before);
  if (isParted && /^[\p{L}\p{N}]/u.test(line)) return true;
  if (isUnfinished(before) && /^(?:\(?\d{1,4}[.)]|[–—*·-])\s/u.test(line)) {
    // Behind a short step, a number that does not count on is rather a step of its own.
    return item?.is !== 'number' || before.length >= FULL_LINE || !/^\(?\d/.test(line);
  }
  return /^[\p{Ll}(]/u.test(line) || (before.length >= FULL_LINE && isUnfinished(before));
}

function endsInAddress(line: string): boolean {
  if (!/[/_?&=%#-]$/.test(line)) return false;
  const start = lastRun(line).slice(0, -1);
  return start.includes('://') || start.includes('www.');
}

const isUnfinished = (line: string): boolean => !/[.!?:;。！？]["”’)]*$/u.test(line);

/**
 * Removes zero-width and invalid characters, and soft hyphens but at the end of a line. A form feed and a next-line
 * character become line breaks.
 */
function withoutUnseen(text: string): string {
  const lines = text.replace(/[\u200b\u2060\ufeff]/g, '').replace(/[\f\u0085]/g, '\n');
  return withoutControls(withSoftHyphens(lines).replace(/\u00ad(?![\r\n])/g, ''));
}
