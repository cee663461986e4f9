import type {
  BlockNode,
  BulletListNode,
  ListItemNode,
  OrderedListNode,
  ParagraphNode,
} from '@/lib/domain/handout/body';
import {
  isListStart,
  itemLabel,
  type ListStyle,
  numberingOf,
  storedNumbering,
} from '@/lib/domain/handout/list-numbering';
import { type Numbering, numberingAfter } from './markers';
import type { Report } from './notices';
import { type Piece, startingWith } from './pieces';
import type { WordItem } from './word-items';
import { wordsOf } from './words';

type List = BulletListNode | OrderedListNode;

/** A list that items can still join. */
type Frame = { level: number; list: string; node: List; last: Numbering | null };

/** An ordered list that starts with this number. */
export function numberedList({ style, value }: Numbering, content: ListItemNode[]): OrderedListNode {
  const attrs = storedNumbering({ start: value, style });
  return { type: 'orderedList', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content };
}

/**
 * Pieces as blocks: paragraphs that are items become lists, each as deep as its level says. A list goes on while the
 * numbers do; where they jump, a list with that start begins, so that each item has the number that was printed.
 */
export function blocksOf(pieces: readonly Piece[], report: Report): BlockNode[] {
  const blocks: BlockNode[] = [];
  const before = new Map<string, Numbering>();
  let frames: Frame[] = [];
  let lastItem: ListItemNode | null = null;
  const lowest = new Map<string, number>();
  for (const [at, { node, item, goesOn, deeper = 0 }] of pieces.entries()) {
    if (goesOn && lastItem && node.type === 'paragraph') {
      lastItem.content.push(node);
      continue;
    }
    const placed = item && node.type === 'paragraph' ? placeOf(item, node, before, report) : null;
    if (!placed) {
      lastItem = null;
      const around = item ? null : listAround(frames, pieces.slice(at, at + FARTHEST_ITEM));
      if (around && node.type === 'paragraph') {
        frames = frames.slice(0, frames.indexOf(around) + 1);
        around.node.content.at(-1)?.content.push(node);
        continue;
      }
      if (isList(node)) {
        while ((frames.at(-1)?.level ?? 0) > deeper) frames.pop();
        addTo(frames.at(-1), node, blocks);
        frames.push(...framesOf(node, deeper + 1));
        continue;
      }
      blocks.push(item && node.type === 'paragraph' ? unlisted(item, node) : node);
      frames = [];
      continue;
    }
    const { level, list, numbering, paragraph } = placed;
    while ((frames.at(-1)?.level ?? 0) > level) frames.pop();
    if (frames.length === 0 && level > (lowest.get(list) ?? level)) report.add('outdented', wordsOf([paragraph]));
    lowest.set(list, Math.min(level, lowest.get(list) ?? level));
    lastItem = { type: 'listItem', content: [paragraph] };
    const frame = frames.at(-1);
    if (frame?.level === level && goesOnWith(frame, list, numbering)) {
      frame.node.content.push(lastItem);
      frame.last = numbering;
      continue;
    }
    if (frame?.level === level) frames.pop();
    const made: List = numbering ? numberedList(numbering, [lastItem]) : { type: 'bulletList', content: [lastItem] };
    addTo(frames.at(-1), made, blocks);
    frames.push({ level, list, node: made, last: numbering });
  }
  return blocks;
}

/** More paragraphs than this in one item are rather a text of their own. */
const FARTHEST_ITEM = 6;

/**
 * The open list that a paragraph stands in: one of whose inner items come behind it, and would lose their place if the
 * paragraph ended the list. Between items of the first level a paragraph stands for itself.
 */
function listAround(frames: readonly Frame[], pieces: readonly Piece[]): Frame | null {
  const next = pieces.find(({ node, item }) => item || node.type !== 'paragraph')?.item;
  if (!next || next.level < 2) return null;
  const isOpen = frames.some(({ list }) => list === next.list || list === ANY_LIST);
  return isOpen ? (frames.findLast(({ level }) => level <= next.level) ?? null) : null;
}

export const isList = (node: BlockNode): node is List => node.type === 'bulletList' || node.type === 'orderedList';

/** Under the last item of this list; at the top where there is none. */
function addTo(frame: Frame | undefined, list: List, blocks: BlockNode[]): void {
  const item = frame?.node.content.at(-1);
  (item ? item.content : blocks).push(list);
}

/** Chrome makes the first level of a list a list, and leaves the paragraphs of deeper levels behind it to be its own. */
function framesOf(list: List, level: number): Frame[] {
  const inner = list.content.at(-1)?.content.at(-1);
  const last = list.type === 'orderedList' ? numberingOf(list.attrs) : null;
  const numbering = last && { style: last.style, value: last.start + list.content.length - 1 };
  const frame = { level, list: ANY_LIST, node: list, last: numbering };
  return [frame, ...(inner && inner.type !== 'paragraph' ? framesOf(inner, level + 1) : [])];
}

const ANY_LIST = '';

function goesOnWith({ list, last }: Frame, other: string, next: Numbering | null): boolean {
  if (last === null || next === null) return last === next && (list === other || list === ANY_LIST);
  return last.style === next.style && last.value + 1 === next.value;
}

type Placed = { level: number; list: string; numbering: Numbering | null; paragraph: ParagraphNode };

/** Where an item belongs; null where its marker is no number or bullet that a list can have. */
function placeOf(
  { list, level, marker, style, start, printed }: WordItem,
  paragraph: ParagraphNode,
  before: Map<string, Numbering>,
  report: Report,
): Placed | null {
  if (!marker) return null;
  if (marker.is === 'bullet') {
    const words = wordsOf([paragraph]);
    if (/^[-–—]$/.test(printed.trim()) && /^[\d.,]*\d/.test(words)) report.add('minus', `${printed.trim()} ${words}`);
    return { level, list, numbering: null, paragraph };
  }
  if (marker.is === 'box') return { level, list, numbering: null, paragraph: startingWith('☐ ', paragraph) };
  if (marker.is === 'sign')
    return { level, list, numbering: null, paragraph: startingWith(`${marker.sign} `, paragraph) };
  const key = `${list} ${level}`;
  const last = before.get(key) ?? null;
  const readings = marker.readings.length > 0 ? marker.readings : [counted(last, style, start)];
  const byStyle = readings.filter((one) => one.style === style);
  const numbering = numberingAfter(last, byStyle.length > 0 ? byStyle : readings);
  if (!numbering || !isListStart(numbering.value)) return null;
  before.set(key, numbering);
  for (const other of [...before.keys()]) if (isDeeper(other, list, level)) before.delete(other);
  if (marker.path !== '') {
    report.add('numbering', `${printed} → ${itemLabel({ start: numbering.value, style: numbering.style }, 0)}`);
  }
  return { level, list, numbering, paragraph };
}

const counted = (last: Numbering | null, style: ListStyle | null, start: number): Numbering =>
  last ? { ...last, value: last.value + 1 } : { style: style ?? 'decimal', value: start };

function isDeeper(key: string, list: string, level: number): boolean {
  const [ofList, ofLevel] = key.split(' ');
  return ofList === list && Number(ofLevel) > level;
}

/** "Step 1: Rest": a number in words stays text. */
function unlisted({ printed }: WordItem, paragraph: ParagraphNode): ParagraphNode {
  return printed === '' ? paragraph : startingWith(`${printed} `, paragraph);
}

/** How many lists stand inside each other at the deepest place. */
export function depthOf(node: BlockNode | ListItemNode['content'][number]): number {
  if (!isList(node)) return 0;
  return 1 + Math.max(...node.content.flatMap((item) => item.content.map(depthOf)));
}

const BOX = /^\s*[☐□❑❒▢]\s*/u;

/** A list whose every item begins with an empty box is a checklist; ticked boxes say something and stay in the text. */
export function asChecklist(node: BlockNode): BlockNode {
  if (node.type !== 'bulletList') return node;
  const items = node.content.map(({ content }) => content.filter((one) => one.type === 'paragraph'));
  const hasBoxes = node.content.every(({ content }, at) => {
    const first = items[at]?.[0]?.content?.[0];
    return items[at]?.length === content.length && first?.type === 'text' && BOX.test(first.text);
  });
  if (!hasBoxes) return node;
  return {
    type: 'checklist',
    content: items.map((content) => ({ type: 'checklistItem', content: content.map(withoutBox) })),
  };
}

function withoutBox(paragraph: ParagraphNode, at: number): ParagraphNode {
  const [first, ...rest] = paragraph.content ?? [];
  if (at > 0 || first?.type !== 'text') return paragraph;
  const text = first.text.replace(BOX, '');
  const content = text === '' ? rest : [{ ...first, text }, ...rest];
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}
