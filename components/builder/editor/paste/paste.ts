import type { BlockNode } from '@/lib/domain/handout/body';
import { replacedBetween } from './between';
import { heldBlocks } from './flatten';
import { piecesOf } from './html-blocks';
import { depthOf } from './lists';
import { withShortParagraphs } from './long-text';
import { newReport, type Report } from './notices';
import { blocksOfText } from './pasted-text';
import { readHtml } from './read-html';
import { blocksIn, plain, type Reader } from './reader';
import { dropUnseen } from './unseen';
import { wordsOf } from './words';

/** What the clipboard offers; '' for a part that it does not have. */
export type Clipboard = { html: string; text: string; files: readonly { type: string }[] };

/** The blocks to insert, and in plain words what is not in them as it was. */
export type Pasted = { blocks: BlockNode[]; notices: string[] };

/** About 25 pages: more is no section of a handout. */
const MOST_TEXT = 60_000;
/** Markup that takes about a second to read. */
const MOST_HTML = 3_000_000;
const MOST_CELLS = 4_000;
const MANY_LEVELS = 6;

/**
 * What was copied, as blocks of a body. Each word, number, unit and sign that was seen in the source is in the blocks
 * in its order, or a notice says what is not. Never throws.
 */
export function pasted(clipboard: Clipboard): Pasted {
  const report = newReport();
  const blocks = read(clipboard, report);
  if (blocks === 'too much') {
    const refused = newReport();
    refused.add('tooMuch');
    return { blocks: [], notices: refused.lines() };
  }
  if (blocks.some((block) => depthOf(block) > MANY_LEVELS)) report.add('deepList');
  if (blocks.length === 0 && report.lines().length === 0) report.add('nothing');
  const held = withShortParagraphs(blocks, report).flatMap((block) => heldBlocks(block, report));
  return { blocks: held, notices: report.lines() };
}

function read({ html, text, files }: Clipboard, report: Report): BlockNode[] | 'too much' {
  const slim = withoutBulk(html);
  if (slim.length > MOST_HTML || lengthOfText(slim) > MOST_TEXT * 2) return 'too much';
  const fromHtml = slim.trim() === '' ? [] : blocksOfHtml(slim, report);
  if (isTooMuch(fromHtml)) return 'too much';
  if (fromHtml.length > 0) return fromHtml;
  if (text.length > MOST_TEXT * 2) return 'too much';
  const fromText = blocksOfText(text, report);
  if (isTooMuch(fromText)) return 'too much';
  if (fromText.length === 0 && slim.trim() === '') {
    for (const { type } of files) report.add(type.startsWith('image/') ? 'picture' : 'file');
  }
  return fromText;
}

function isTooMuch(blocks: readonly BlockNode[]): boolean {
  const cells = blocks.map((block) =>
    block.type === 'table' ? block.content.length * (block.content[0]?.content.length ?? 0) : 0,
  );
  return wordsOf(blocks).length > MOST_TEXT || cells.reduce((sum, count) => sum + count, 0) > MOST_CELLS;
}

function blocksOfHtml(html: string, report: Report): BlockNode[] {
  const source = readHtml(html);
  dropUnseen(source, report);
  const reader: Reader = {
    sheet: source.sheet,
    report,
    piecesIn: (nodes, inherited) => piecesOf(nodes, inherited, reader),
  };
  return blocksIn(source.body.childNodes, plain, reader);
}

/** About how many characters of the markup are words. */
function lengthOfText(html: string): number {
  const plain = replacedBetween(replacedBetween(html, /<!--/g, /-->/g), /<style\b[^<>]*>/gi, /<\/style\s*>/gi);
  return plain.replace(/<[^<>]*>|\s+|&nbsp;/g, '').length;
}

/** Pictures that are written out in the markup are most of it, and none of its words. */
function withoutBulk(html: string): string {
  const withoutPictures = html.replace(/=\s*(["'])data:[^"']{200,}\1/gi, '=""');
  return replacedBetween(withoutPictures, /<!--\[if gte mso 9\]>/gi, /<!\[endif\]-->/gi);
}
