import { renderToStaticMarkup } from 'react-dom/server';
import type { Block, DocumentSection, HandoutDocument, ListBlock, TableBlock } from '@/lib/domain/handout/document';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { stackedRows } from '@/lib/domain/handout/table-form';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { renderHandout } from '@/lib/pdf/render';
import { rightToLeft } from '@/lib/pdf/shaping/shape-text';
import { doses } from '@/lib/pdf/test-support/any-handout';
import { lineProblems, stackedRowText } from '@/lib/pdf/test-support/line-problems';
import { paragraph } from '@/lib/pdf/test-support/muscle-twitches';
import { comparable, readAloud, spokenWords, writtenWords } from '@/lib/pdf/test-support/pdf-ua/read-aloud';
import { printProblems } from '@/lib/pdf/test-support/print-problems';
import { type PrintedText, printedTexts } from '@/lib/pdf/test-support/printed-lines';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { cleanText } from '@/lib/pdf/text/clean-text';
import { HandoutPaper } from '../handout-paper';

/**
 * Finds what is wrong with a handout's renditions: words that overlap or leave the margins, lines that end where they
 * must not, and words that the PDF, the HTML page and the text for the chart do not have alike and in one order.
 */
export async function handoutProblems(document: HandoutDocument): Promise<string[]> {
  const { bytes } = await renderHandout(document);
  const texts = await printedTexts(bytes);
  const written = tablesEitherWay(document).map((one) => writtenWords(cleanText(renderText(one))));
  const spoken = spokenWords(readAloud(bytes), document);
  const isMoved = isUrgentFirst(spoken, document);
  return [
    ...printProblems(await readPdf(bytes)),
    ...lineProblems(texts, document, doses),
    ...differences('the PDF, read out,', ...(isMoved ? sameLetters(spoken, written) : ([spoken, written] as const))),
    ...differences(
      'the PDF, read by pdf.js,',
      ...(isMoved ? sameLetters : sameOrder)(wordsOf(texts, document), written),
    ),
    ...differences('the HTML page', ...htmlWords(document)),
  ];
}

function differences(name: string, words: string, written: readonly string[]): string[] {
  if (written.includes(words)) return [];
  const [closest = ''] = written.toSorted((one, other) => sharedStart(other, words) - sharedStart(one, words));
  const at = Math.max(0, sharedStart(closest, words) - 40);
  return [`${name} says “…${words.slice(at, at + 90)}…” where the text says “…${closest.slice(at, at + 90)}…”`];
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function wordsOf(texts: readonly PrintedText[], document: HandoutDocument): string {
  return spokenWords(
    texts.map(({ role, lines, lang = document.locale }) => ({ role, text: lines.join(' '), lang })),
    document,
  );
}

/** A page that needs all its room for urgent help has the letterhead below it; the text always begins with that. */
function isUrgentFirst(spoken: string, { title, clinic }: HandoutDocument): boolean {
  const startsWith = (name: string): boolean => joined(spoken).startsWith(joined(comparable(name)));
  return startsWith(title) && !startsWith(clinic.name);
}

function sameLetters(words: string, written: readonly string[]): [string, string[]] {
  return [sorted(words), written.map(sorted)];
}

const arabicDigit = /[\u0660-\u0669]/u;

/** pdf.js orders a line of both directions, and Arabic digits, in its own way: there, the same letters are enough. */
function sameOrder(words: string, written: readonly string[]): [string, string[]] {
  const isMixed = rightToLeft.test(words) || arabicDigit.test(words);
  const compared = isMixed ? sorted : joined;
  return [compared(words), written.map(compared)];
}

/** A dash for an empty cell, and a dot, may touch their neighbors. */
function joined(words: string): string {
  return words.replace(/[–·\s]/gu, '');
}

function sorted(words: string): string {
  return Array.from(joined(words)).sort().join('');
}

/** A text has the cells of a table in their rows; a page may have stacked rows. */
function tablesEitherWay(document: HandoutDocument): HandoutDocument[] {
  let found = [document];
  for (const [index, { blocks }] of document.sections.entries()) {
    for (const block of blocks) {
      if (block.type === 'table') found = found.flatMap((one) => [one, withStacked(one, index, block)]);
    }
  }
  return found;
}

function withStacked(document: HandoutDocument, index: number, table: TableBlock): HandoutDocument {
  const rows = [table.caption, ...stackedRows(table).map(stackedRowText)].filter(Boolean).map((row) => paragraph(row));
  const sections = document.sections.map((section, position) =>
    position === index
      ? {
          ...{ ...section, blocks: section.blocks.flatMap((block): Block[] => (block === table ? rows : [block])) },
          ...(section.urgent && { urgent: withMore(section.urgent, section.blocks.indexOf(table), rows.length - 1) }),
        }
      : section,
  );
  return { ...document, sections };
}

/** The stretches of a section in which one block became several. */
function withMore(stretches: NonNullable<DocumentSection['urgent']>, block: number, more: number) {
  let end = 0;
  return stretches.map((stretch) => {
    const start = end;
    end += stretch.blocks;
    return start <= block && block < end ? { ...stretch, blocks: stretch.blocks + more } : stretch;
  });
}

const PICTURE = 'PICTURE';

/**
 * A browser draws the marks of lists and names a drawing without the word for it, and the letterhead has dots between its
 * parts.
 */
function htmlWords(document: HandoutDocument): [string, string[]] {
  const pictures = [document, ...document.sections].map(({ locale }) => `${pageWords(locale).picture}:`);
  const plain = (text: string): string => {
    const renamed = pictures.reduce((named, picture) => named.replaceAll(picture, PICTURE), text);
    return comparable(cleanText(renamed.replaceAll('·', ' ')));
  };
  const html = renderToStaticMarkup(<HandoutPaper document={document} />);
  const written = tablesEitherWay(document).map((one) => plain(unmarked(renderText(withBullets(one)), document)));
  return [plain(textOfHtml(html)), written];
}

function withBullets(document: HandoutDocument): HandoutDocument {
  const sections = document.sections.map((section) => ({ ...section, blocks: section.blocks.map(bulleted) }));
  return { ...document, sections };
}

function bulleted<One extends Block>(block: One): One {
  if (block.type === 'list') return bulletedList(block) as One & ListBlock;
  return block.type === 'callout' ? { ...block, blocks: block.blocks.map(bulleted) } : block;
}

function bulletedList(list: ListBlock): ListBlock {
  const items = list.items.map((item) => ({ ...item, blocks: item.blocks.map(bulleted) }));
  return { ...list, ordered: false, items };
}

function unmarked(text: string, { sources }: HandoutDocument): string {
  const numbers = sources.map(({ number }) => number).join('|');
  return text
    .replace(/^\s*(?:- |\[ \] )/gm, ' ')
    .replace(new RegExp(`^(?:${numbers})\\. (?=.*https?://\\S+$)`, 'gm'), '');
}

const inlineTags = /<\/?(?:a|bdi|bdo|strong|em|mark)\b[^>]*>|<span class="[^"]*unbroken[^"]*">|<\/span>/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** What a reader of the page sees, without its footer, which every printed page repeats. */
function textOfHtml(html: string): string {
  return html
    .replace(/<footer.*<\/footer>/su, '')
    .replace(/<span class="sr-only">.*?<\/span>/gu, '')
    .replace(/<span[^>]* aria-hidden="true">.*?<\/span>/gu, '')
    .replace(/<svg[^>]* aria-label="([^"]*)".*?<\/svg>/gsu, ` ${PICTURE} $1 `)
    .replace(/<svg.*?<\/svg>/gsu, '')
    .replace(inlineTags, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(\w+|#x27);/g, (entity, name: string) => entities[name] ?? entity);
}
