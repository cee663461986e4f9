/** A block of plain text that was pasted: lines of a PDF put together again. */
export type PastedBlock = { is: 'paragraph'; text: string } | { is: 'bullets' | 'numbers' | 'checks'; items: string[] };

const BULLET = /^\s*[•◦▪‣●○·–*-]\s+/u;
const NUMBER = /^\s*\d{1,2}[.)]\s+/;
const BOX = /^\s*(?:[☐☑☒□❑▢]|\[[ xX]?\])\s*/u;
/** A line of at least this many characters was probably ended by the edge of the page. */
const FULL_LINE = 45;

type Marked = { kind: 'bullets' | 'numbers' | 'checks'; text: string };

function markedItem(line: string): Marked | null {
  for (const [kind, mark] of [['checks', BOX] as const, ['bullets', BULLET] as const, ['numbers', NUMBER] as const]) {
    if (mark.test(line)) return { kind, text: line.replace(mark, '').trim() };
  }
  return null;
}

/**
 * A PDF ends every line of print with a line break and parts long words with a hyphen. A line goes on in the next
 * one when it was full, did not end its sentence, and the next begins no item; a word that was parted is joined only
 * where the next line begins with a small letter.
 */
export function blocksOfText(text: string): PastedBlock[] {
  const blocks: PastedBlock[] = [];
  let before = '';
  for (const line of text.replace(/\u00ad/g, '').split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    const item = markedItem(line);
    const last = blocks.at(-1);
    if (trimmed === '') {
      // An empty line ends whatever stood above it.
      before = '';
      continue;
    }
    if (item) {
      if (last && last.is === item.kind) last.items.push(item.text);
      else blocks.push({ is: item.kind, items: [item.text] });
    } else if (last && goesOn(before, trimmed)) append(last, trimmed);
    else blocks.push({ is: 'paragraph', text: trimmed });
    before = trimmed;
  }
  return blocks;
}

function goesOn(before: string, line: string): boolean {
  if (before === '') return false;
  const startsSmall = /^[\p{Ll}(]/u.test(line);
  if (/\p{L}-$/u.test(before)) return startsSmall;
  return startsSmall || (before.length >= FULL_LINE && !/[.!?:;]["”’)]?$/u.test(before));
}

function append(block: PastedBlock, line: string): void {
  if (block.is === 'paragraph') block.text = joined(block.text, line);
  else block.items.push(joined(block.items.pop() ?? '', line));
}

/** Words whose hyphen is their own, whether or not a line ends there. */
const OWN_HYPHEN =
  /(?:^|[\s(])(?:anti|co|cross|follow|high|long|low|non|over|post|pre|self|short|well|\p{L}{1,2}|\S*-\S*)-$/iu;

function joined(before: string, line: string): string {
  if (!/\p{L}-$/u.test(before)) return `${before} ${line}`;
  return OWN_HYPHEN.test(before) ? `${before}${line}` : `${before.slice(0, -1)}${line}`;
}
