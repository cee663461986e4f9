import type { Blockquote, Image, List, Paragraph, RootContent, Table } from 'mdast';
import type {
  BlockNode,
  BulletListNode,
  ListItemAttributes,
  ListItemNode,
  OrderedListNode,
  ParagraphNode,
  SectionBody,
} from '../domain/handout/body';
import { calloutTones } from '../domain/handout/callout-tones';
import { conditions } from '../domain/handout/conditions';
import {
  HIGHEST_START,
  htmlTypes,
  isListStart,
  type ListStyle,
  listStyles,
  storedNumbering,
} from '../domain/handout/list-numbering';
import { isPictogram, isSymbol, type PictogramName } from '../domain/pictograms/catalog';
import { withAttributes } from './item-pictograms';
import type { Problems } from './problem';
import { lineOf, readInlines } from './read-inline';
import { isNote } from './section-marker';
import { CHECKBOX, isChecklist, signIdOf } from './signs';

type ListNode = BulletListNode | OrderedListNode;

const TABLE_CAPTION = /^Table:\s*/;
const CALLOUT = /^\[!([\w-]+)\]\s*/;
const PASSAGE = 'if-';
const LETTERS = /^list:([aAiI])$/;
const PICTOGRAM = /^pictogram:([a-z0-9-]+)$/;

function readParagraph(node: Paragraph, problems: Problems): ParagraphNode {
  const content = readInlines(node.children, problems);
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

/** Takes `prefix` off the head of a paragraph that starts with it; null when it does not. */
function withoutPrefix(node: Paragraph, prefix: RegExp): { match: RegExpExecArray; rest: Paragraph } | null {
  const [first, ...others] = node.children;
  if (first?.type !== 'text') return null;
  const match = prefix.exec(first.value);
  if (!match) return null;
  const value = first.value.slice(match[0].length);
  return { match, rest: { ...node, children: value === '' ? others : [{ ...first, value }, ...others] } };
}

type ItemHead = { attrs: ListItemAttributes; paragraph: ParagraphNode };

/** Reads the images before an item's text, as in `![](sign:breath-hard) ![](pictogram:sleep) Rest.`, and the text. */
function readItemHead(node: Paragraph, problems: Problems): ItemHead {
  const attrs: ListItemAttributes = {};
  let rest = node.children;
  for (let [image] = rest; image?.type === 'image'; [image] = rest) {
    if (image.alt)
      problems.add(lineOf(image), 'A pictogram beside an item has no words of its own: ![](pictogram:name)');
    const sign = signIdOf(image);
    const pictogram = sign === null ? pictogramOf(image, problems) : null;
    if (sign !== null && attrs.sign !== undefined) problems.add(lineOf(image), 'An item is one sign; write two items');
    else if (sign !== null) attrs.sign = sign;
    else if (pictogram && !isSymbol(pictogram)) {
      problems.add(lineOf(image), `The drawing "${pictogram}" is too large to stand beside an item`);
    } else if (pictogram && attrs.pictogram) problems.add(lineOf(image), 'An item has one pictogram');
    else if (pictogram) attrs.pictogram = pictogram;
    const [gap, ...others] = rest.slice(1);
    const words = gap?.type === 'text' ? [{ ...gap, value: gap.value.trimStart() }, ...others] : rest.slice(1);
    rest = words.filter(hasWords);
  }
  return { attrs, paragraph: readParagraph({ ...node, children: rest }, problems) };
}

const hasWords = (node: Paragraph['children'][number]): boolean => node.type !== 'text' || node.value !== '';

function pictogramOf(image: Image, problems: Problems): PictogramName | null {
  const name = PICTOGRAM.exec(image.url)?.[1];
  if (name && isPictogram(name)) return name;
  const message = name
    ? `There is no pictogram "${name}"; lib/domain/pictograms/catalog.ts names them all`
    : 'A picture is a pictogram: ![what it shows](pictogram:name "caption"); letters of a list are ![](list:a)';
  problems.add(lineOf(image), message);
  return null;
}

function readListItem(item: List['children'][number], problems: Problems): ListItemNode {
  let attributes: Pick<ListItemNode, 'attrs'> = {};
  const content = item.children.flatMap((child, index): ListItemNode['content'] => {
    if (child.type === 'paragraph' && index === 0) {
      const { attrs, paragraph } = readItemHead(child, problems);
      attributes = withAttributes(attrs);
      return [paragraph];
    }
    if (child.type === 'paragraph') return [readParagraph(child, problems)];
    if (child.type === 'list') return [readList(child, problems)];
    problems.add(lineOf(child), 'A list item can hold only text and lists');
    return [];
  });
  return { type: 'listItem', ...attributes, content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function readList(node: List, problems: Problems): ListNode {
  const { style, items } = node.ordered ? readListHead(node) : { style: 'decimal' as const, items: node.children };
  const content = items.map((item) => readListItem(item, problems));
  if (!node.ordered) return { type: 'bulletList', content };
  const start = node.start ?? 1;
  if (!isListStart(start)) problems.add(lineOf(node), `A list starts with a number from 1 to ${HIGHEST_START}`);
  return { type: 'orderedList', ...withAttributes(storedNumbering({ start, style })), content };
}

/** The letters that a mark at the head of its first item gives a list, `1. ![](list:a) Rest`, and the items without it. */
function readListHead({ children }: List): { style: ListStyle; items: List['children'] } {
  const [first, ...others] = children;
  const [paragraph, ...below] = first?.children ?? [];
  const [image, gap, ...after] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const name = image?.type === 'image' && !image.alt ? LETTERS.exec(image.url)?.[1] : undefined;
  const style = listStyles.find((one) => htmlTypes[one] === name);
  if (!first || paragraph?.type !== 'paragraph' || !style) return { style: 'decimal', items: children };
  const head = gap?.type === 'text' ? [{ ...gap, value: gap.value.trimStart() }] : gap ? [gap] : [];
  const kept = { ...paragraph, children: [...head, ...after].filter(hasWords) };
  const words = kept.children.length > 0 ? [kept] : [];
  return { style, items: [{ ...first, children: [...words, ...below] }, ...others] };
}

/** A checklist, whose every item starts with a checkbox; null for any other list. */
function readChecklist(node: List, problems: Problems): BlockNode | null {
  if (!isChecklist(node)) return null;
  const boxes = node.children.map(({ children: [first] }) =>
    first?.type === 'paragraph' ? withoutPrefix(first, CHECKBOX) : null,
  );
  const content = node.children.map((item, index) => {
    const box = boxes[index];
    if (!box) problems.add(lineOf(item), 'Every item of a checklist starts with "- [ ]"');
    if (item.children.length > 1) problems.add(lineOf(item), 'An item of a checklist is a single paragraph');
    if (!box) return { type: 'checklistItem' as const, content: [{ type: 'paragraph' as const }] };
    const { attrs, paragraph } = readItemHead(box.rest, problems);
    if (attrs.sign !== undefined) problems.add(lineOf(item), 'A sign is an item of a bullet list, not of a checklist');
    const { pictogram } = attrs;
    return { type: 'checklistItem' as const, ...(pictogram ? { attrs: { pictogram } } : {}), content: [paragraph] };
  });
  return { type: 'checklist', content };
}

/** A box, or a passage that is printed only for some readers: `> [!if-pregnant]`. */
function readCallout(node: Blockquote, problems: Problems): BlockNode[] {
  const [first, ...others] = node.children;
  const marked = first?.type === 'paragraph' ? withoutPrefix(first, CALLOUT) : null;
  const name = marked?.match[1] ?? '';
  const tone = calloutTones.find((known) => known === name);
  const when = conditions.find((known) => `${PASSAGE}${known}` === name);
  if (!marked || (!tone && !when)) {
    const names = [...calloutTones, ...conditions.map((known) => `${PASSAGE}${known}`)];
    const starts = names.map((known) => `> [!${known}]`).join(', ');
    problems.add(lineOf(node), `A quoted block is a box or a passage and starts with one of ${starts}`);
    return [];
  }
  const head = marked.rest.children.length > 0 ? [readParagraph(marked.rest, problems)] : [];
  const rest = others.flatMap((child): (ParagraphNode | ListNode)[] => {
    if (child.type === 'paragraph') return [readParagraph(child, problems)];
    if (child.type === 'list') return [readList(child, problems)];
    problems.add(lineOf(child), 'A box can hold only text and lists');
    return [];
  });
  if (head.length + rest.length === 0) problems.add(lineOf(node), 'The box is empty');
  const content = [...head, ...rest];
  if (tone) return [{ type: 'callout', attrs: { tone }, content }];
  return when ? [{ type: 'passage', attrs: { when }, content }] : [];
}

function readTable(node: Table, caption: string, problems: Problems): BlockNode {
  const width = node.children[0]?.children.length ?? 0;
  const content = node.children.map((row, rowIndex) => {
    if (row.children.length !== width) {
      problems.add(lineOf(row), `This row has ${row.children.length} cells, the header row has ${width}`);
    }
    const cells = row.children.map((cell) => {
      const inlines = readInlines(cell.children, problems);
      const paragraph: ParagraphNode =
        inlines.length > 0 ? { type: 'paragraph', content: inlines } : { type: 'paragraph' };
      return { type: rowIndex === 0 ? ('tableHeader' as const) : ('tableCell' as const), content: [paragraph] };
    });
    return { type: 'tableRow' as const, content: cells };
  });
  return { type: 'table', attrs: { caption }, content };
}

function readFigure(image: Image, problems: Problems): BlockNode[] {
  const pictogram = pictogramOf(image, problems);
  if (!image.alt) problems.add(lineOf(image), 'A picture needs words that say what it shows, in the square brackets');
  if (!pictogram || !image.alt) return [];
  return [{ type: 'figure', attrs: { pictogram, alt: image.alt, caption: image.title ?? '' } }];
}

function plainText(node: Paragraph): string | null {
  const [only, ...others] = node.children;
  return only?.type === 'text' && others.length === 0 ? only.value : null;
}

/** The caption that a paragraph "Table: …" right before a table gives it; null for any other paragraph. */
function tableCaption(node: RootContent | undefined, next: RootContent | undefined): string | null {
  if (node?.type !== 'paragraph' || next?.type !== 'table') return null;
  const text = plainText(node);
  return text && TABLE_CAPTION.test(text) ? text.replace(TABLE_CAPTION, '').replace(/\s+/g, ' ') : null;
}

function readBlock(nodes: readonly RootContent[], index: number, problems: Problems): BlockNode[] {
  const node = nodes[index];
  if (!node || tableCaption(node, nodes[index + 1]) !== null) return [];
  switch (node.type) {
    case 'paragraph': {
      const [only, ...others] = node.children;
      const isFigure = only?.type === 'image' && others.length === 0;
      return isFigure ? readFigure(only, problems) : [readParagraph(node, problems)];
    }
    case 'list':
      return [readChecklist(node, problems) ?? readList(node, problems)];
    case 'blockquote':
      return readCallout(node, problems);
    case 'table':
      return [readTable(node, tableCaption(nodes[index - 1], node) ?? '', problems)];
    case 'html':
      if (!isNote(node.value)) problems.add(lineOf(node), 'HTML cannot be used, except <!-- note: … --> remarks');
      return [];
    case 'heading':
      problems.add(lineOf(node), 'Only section headings (##) can be used; write a bold line instead');
      return [];
    default:
      problems.add(lineOf(node), `A section cannot hold this Markdown (${node.type})`);
      return [];
  }
}

/** A section's body and, for each of its blocks, the line it starts on. */
export type ReadBody = { body: SectionBody; blockLines: number[] };

/** A section's Markdown blocks as a body; what a body cannot hold becomes a problem with its line. */
export function readBody(nodes: readonly RootContent[], problems: Problems): ReadBody {
  const blocks = nodes.flatMap((node, index) =>
    readBlock(nodes, index, problems).map((block) => ({ block, line: lineOf(node) })),
  );
  return {
    body: { type: 'doc', content: blocks.map(({ block }) => block) },
    blockLines: blocks.map(({ line }) => line),
  };
}
