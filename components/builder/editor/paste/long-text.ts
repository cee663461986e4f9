import type { BlockNode, InlineNode, ListItemNode, ParagraphNode } from '@/lib/domain/handout/body';
import { TEXT_MAX } from '@/lib/domain/limits';
import type { Report } from './notices';

/** Where a sentence ends, in the scripts of our languages, with the quotes and brackets behind it. */
const SENTENCE_END = /[.!?…。！？؟۔।]["'”’»)\]]*\s/g;

type Holder = BlockNode | ListItemNode;

/** Splits paragraphs that are too long to save, and reports it. Other blocks do not change. */
export function withShortParagraphs(blocks: readonly BlockNode[], report: Report): BlockNode[] {
  // Only a paragraph can be replaced with paragraphs; any other node keeps its type.
  return blocks.flatMap((block) => shortened(block, report)) as BlockNode[];
}

function shortened(node: Holder, report: Report): Holder[] {
  if (node.type === 'paragraph') return shortParagraphs(node, report);
  if (!('content' in node)) return [node];
  const content = (node.content as Holder[]).flatMap((inner) => shortened(inner, report));
  return [{ ...node, content } as Holder]; // as above
}

/** Splits a text into paragraphs that are short enough, at sentence ends or else between words. */
function shortParagraphs(paragraph: ParagraphNode, report: Report): ParagraphNode[] {
  if (!paragraph.content?.some(isLong)) return [paragraph];
  report.add('longParagraph');
  const paragraphs: InlineNode[][] = [[]];
  for (const node of paragraph.content) {
    const [first, ...rest] =
      node.type === 'text' && isLong(node) ? partsOf(node.text).map((text) => ({ ...node, text })) : [node];
    if (first) paragraphs.at(-1)?.push(first);
    for (const part of rest) paragraphs.push([part]);
  }
  return paragraphs.map((content) => ({ type: 'paragraph', content }));
}

const isLong = (node: InlineNode): boolean => node.type === 'text' && node.text.length > TEXT_MAX;

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > TEXT_MAX) {
    const at = cutIn(rest.slice(0, TEXT_MAX));
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function cutIn(start: string): number {
  const sentence = [...start.matchAll(SENTENCE_END)].at(-1);
  if (sentence) return sentence.index + sentence[0].length;
  const space = start.search(/\s\S*$/);
  if (space > 0) return space;
  // Never split a surrogate pair.
  return /[\uD800-\uDBFF]$/.test(start) ? start.length - 1 : start.length;
}
