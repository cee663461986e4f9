import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  Html,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableCell,
} from 'mdast';
import type {
  BlockNode,
  BulletListNode,
  InlineNode,
  ListItemAttributes,
  Mark,
  OrderedListNode,
  ParagraphNode,
  SectionBody,
} from '../../domain/handout/body';
import { htmlTypes, numberingOf } from '../../domain/handout/list-numbering';
import type { Claim } from '../../domain/library/section';
import { placedSentences } from '../references';

/** What to write after the claims of a body: "[^3][^verify]". `block`: the block that makes the claim, from 0. */
export type Reference = { block: number; text: string; mark: string };

/**
 * A canonical body as a Markdown tree, with the references beside their claims. A claim whose words are nowhere in the
 * text stands at the end of the block that made it.
 */
export function writeBody(body: SectionBody, references: readonly Reference[]): RootContent[] {
  const marks = placeReferences(body, references);
  return body.content.flatMap((block) => writeBlock(block, marks));
}

/** Where a reference goes: after so many UTF-16 units of a paragraph's words, or of a table's caption. */
type Host = ParagraphNode | BlockNode;
type Marks = Map<Host, { at: number; mark: string }[]>;
type Place = { host: Host; at: number; text: string; block: number; isCaption: boolean };

function placeReferences(body: SectionBody, references: readonly Reference[]): Marks {
  const places = body.content.flatMap(placesIn);
  const marks: Marks = new Map();
  for (const { mark, ...claim } of references) {
    const found = placeOf(claim, places);
    if (found) marks.set(found.host, [...(marks.get(found.host) ?? []), { at: found.at, mark }]);
  }
  return marks;
}

function placeOf({ block, text }: Pick<Claim, 'block' | 'text'>, places: readonly Place[]): Place | undefined {
  const here = places.filter((place) => place.block === block);
  // A caption stands above its table, and counts with the block before it.
  const captions = places.filter((place) => place.isCaption && (place.block === block + 1 || place.block === block));
  const isAlike = (place: Place) => plain(place.text).includes(plain(text)) || plain(text).includes(plain(place.text));
  return (
    [...here, ...captions, ...places].find((place) => place.text === text) ??
    [...here, ...places].find(isAlike) ??
    here.at(-1) ??
    places.at(-1)
  );
}

/** Claims as a file holds them: each is a whole sentence, row or caption, and what is claimed twice is one claim. */
export function placedClaims(body: SectionBody, claims: readonly Claim[]): Omit<Claim, 'block'>[] {
  const places = body.content.flatMap(placesIn);
  const bySentence = new Map<Place, Omit<Claim, 'block'>>();
  for (const claim of claims) {
    const place = placeOf(claim, places);
    if (!place) continue;
    const known = bySentence.get(place) ?? { text: place.text, sources: [], toVerify: false };
    const sources = [...new Set([...known.sources, ...claim.sources])].sort((a, b) => a - b);
    bySentence.set(place, { text: place.text, sources, toVerify: known.toVerify || claim.toVerify });
  }
  return [...bySentence.values()];
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('|', ' ').replace(/\s+/g, ' ').trim();
}

/** Every sentence, row and caption that can have a reference. */
function placesIn(top: BlockNode, block: number): Place[] {
  const sentences = (host: Host, words: string, isCaption = false): Place[] =>
    placedSentences(words).map(({ text, end }) => ({ host, at: end, text, block, isCaption }));
  const visit = (node: BlockNode): Place[] => {
    switch (node.type) {
      case 'paragraph':
        return sentences(node, wordsOf(node));
      case 'bulletList':
      case 'orderedList':
        return node.content.flatMap((item) => item.content.flatMap(visit));
      case 'checklist':
        return node.content.flatMap((item) => item.content.flatMap(visit));
      case 'callout':
      case 'passage':
        return node.content.flatMap(visit);
      case 'table': {
        const rows = node.content.flatMap((row): Place[] => {
          const cells = row.content.flatMap((cell) => cell.content.slice(0, 1));
          const host = cells.findLast((cell) => wordsOf(cell).trim() !== '');
          if (!host) return [];
          const text = cells.map((cell) => wordsOf(cell).trim()).join(' | ');
          return [{ host, at: wordsOf(host).length, text, block, isCaption: false }];
        });
        return [...sentences(node, node.attrs.caption, true), ...rows];
      }
      case 'figure':
        return [];
      default:
        return node satisfies never;
    }
  };
  return visit(top);
}

function wordsOf({ content = [] }: ParagraphNode): string {
  return content.map(textOf).join('');
}

function textOf(node: InlineNode): string {
  return node.type === 'text' ? node.text : `{{${node.attrs.name}}}`;
}

function writeBlock(block: BlockNode, marks: Marks): RootContent[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block, marks)];
    case 'bulletList':
    case 'orderedList':
      return [list(block, marks)];
    case 'checklist': {
      const items = block.content.map((item): ListItem => {
        const [first, ...rest] = item.content;
        const head = [raw('[ ] '), ...itemHead(item.attrs), ...(first ? phrasing(first, marks) : [])];
        return listItem([{ type: 'paragraph', children: head }, ...rest.map((one) => paragraph(one, marks))]);
      });
      return [{ type: 'list', ordered: false, spread: false, children: items }];
    }
    case 'callout':
      return [quote(block.attrs.tone, block.content, marks)];
    case 'passage':
      return [quote(`if-${block.attrs.when}`, block.content, marks)];
    case 'table': {
      const children = block.content.map((row) => ({
        type: 'tableRow' as const,
        children: row.content.map(
          (cell): TableCell => ({ type: 'tableCell', children: cell.content.flatMap((one) => phrasing(one, marks)) }),
        ),
      }));
      const { caption } = block.attrs;
      const words = phrasing({ type: 'paragraph', content: caption === '' ? [] : [text(caption)] }, marks, block);
      const above: Paragraph[] = caption === '' ? [] : [{ type: 'paragraph', children: [raw('Table: '), ...words] }];
      return [...above, { type: 'table', children }];
    }
    case 'figure': {
      const { pictogram, alt, caption } = block.attrs;
      const image = { type: 'image' as const, url: `pictogram:${pictogram}`, alt, title: caption || null };
      return [{ type: 'paragraph', children: [image] }];
    }
    default:
      return block satisfies never;
  }
}

const text = (value: string): InlineNode => ({ type: 'text', text: value });

/** Written as it stands: what the reader of these files looks for must not be escaped. */
const raw = (value: string): Html => ({ type: 'html', value });

function listItem(children: BlockContent[]): ListItem {
  // Without a blank line above it, Markdown takes a number that is not 1 for more words of the paragraph.
  return { type: 'listItem', spread: children.some(opensWithOtherNumber), children };
}

/** A list from another number than 1, or one whose first line is such a list's: "- 10. Rest". */
function opensWithOtherNumber(block: BlockContent | DefinitionContent): boolean {
  if (block.type !== 'list') return false;
  if (block.ordered && block.start !== 1) return true;
  const [first] = block.children[0]?.children ?? [];
  return first !== undefined && opensWithOtherNumber(first);
}

function list(node: BulletListNode | OrderedListNode, marks: Marks): List {
  const children = node.content.map((item, position) => {
    const written = item.content.map((child) =>
      child.type === 'paragraph' ? paragraph(child, marks) : list(child, marks),
    );
    const [first] = written;
    const head = [...(position === 0 ? listHead(node) : []), ...itemHead(item.attrs)];
    if (head.length === 0) return listItem(written);
    return first?.type === 'paragraph'
      ? listItem([{ ...first, children: [...head, ...first.children] }, ...written.slice(1)])
      : listItem([{ type: 'paragraph', children: head }, ...written]);
  });
  if (node.type === 'bulletList') return { type: 'list', ordered: false, spread: false, children };
  return { type: 'list', ordered: true, start: numberingOf(node.attrs).start, spread: false, children };
}

/** The letters of a list, at the head of its first item: `1. ![](list:a) Rest`. */
function listHead(node: BulletListNode | OrderedListNode): PhrasingContent[] {
  if (node.type === 'bulletList') return [];
  const { style } = numberingOf(node.attrs);
  return style === 'decimal' ? [] : mark(`list:${htmlTypes[style]}`);
}

/** A sign has its own words behind it: a library’s wording is the one that counts, whatever the catalog says. */
function itemHead({ sign, pictogram }: ListItemAttributes = {}): PhrasingContent[] {
  return [...(sign ? mark(`sign:${sign}`) : []), ...(pictogram ? mark(`pictogram:${pictogram}`) : [])];
}

function mark(url: string): PhrasingContent[] {
  return [
    { type: 'image', url, alt: '' },
    { type: 'text', value: ' ' },
  ];
}

type QuotedNode = ParagraphNode | BulletListNode | OrderedListNode;

function quote(name: string, content: readonly QuotedNode[], marks: Marks): Blockquote {
  const [first, ...rest] = content;
  const words = first?.type === 'paragraph' ? [raw('\n'), ...phrasing(first, marks)] : [];
  const others = first?.type === 'paragraph' ? rest : content;
  return {
    type: 'blockquote',
    children: [
      { type: 'paragraph', children: [raw(`[!${name}]`), ...words] },
      ...others.map((child) => (child.type === 'paragraph' ? paragraph(child, marks) : list(child, marks))),
    ],
  };
}

function paragraph(node: ParagraphNode, marks: Marks): Paragraph {
  return { type: 'paragraph', children: phrasing(node, marks) };
}

type Run = { node: PhrasingContent; marks: readonly Mark[] };

/** `host`: whose references stand in these words, where it is not the paragraph itself. */
function phrasing(node: ParagraphNode, marks: Marks, host: Host = node): PhrasingContent[] {
  const open = (marks.get(host) ?? []).toSorted((a, b) => a.at - b.at);
  const runs: Run[] = [];
  let end = 0;
  for (const inline of node.content ?? []) {
    const [start, words] = [end, textOf(inline)];
    end += words.length;
    const cuts = inline.type === 'text' ? open.filter(({ at }) => at > start && at <= end) : [];
    let from = 0;
    for (const { at, mark } of cuts) {
      if (at - start > from) runs.push(runOf(inline, words.slice(from, at - start)));
      runs.push({ node: raw(mark), marks: inline.marks ?? [] });
      from = at - start;
    }
    if (from < words.length) runs.push(runOf(inline, words.slice(from)));
    // A blank is not cut in two: what stands in or after it comes right behind.
    const behind = inline.type === 'text' ? [] : open.filter(({ at }) => at > start && at <= end);
    for (const { mark } of behind) runs.push({ node: raw(mark), marks: inline.marks ?? [] });
  }
  return nested(runs, 0);
}

function runOf(inline: InlineNode, words: string): Run {
  const node: PhrasingContent = inline.type === 'text' ? { type: 'text', value: words } : raw(words);
  return { node, marks: inline.marks ?? [] };
}

/** Runs that share a mark stand in it together. */
function nested(runs: readonly Run[], depth: number): PhrasingContent[] {
  const written: PhrasingContent[] = [];
  for (let index = 0; index < runs.length; ) {
    const run = runs[index];
    const mark = run?.marks[depth];
    if (!run || !mark) {
      if (run) written.push(run.node);
      index += 1;
      continue;
    }
    let end = index + 1;
    while (end < runs.length && JSON.stringify(runs[end]?.marks[depth]) === JSON.stringify(mark)) end += 1;
    const children = nested(runs.slice(index, end), depth + 1);
    switch (mark.type) {
      case 'bold':
        written.push({ type: 'strong', children });
        break;
      case 'italic':
        written.push({ type: 'emphasis', children });
        break;
      case 'link':
        // A link's own content cannot hold another link; the tree's type knows that, this function does not.
        written.push({ type: 'link', url: mark.attrs.href, children });
        break;
    }
    index = end;
  }
  return written;
}
