import type {
  BlockNode,
  BulletListNode,
  InlineNode,
  ListItemNode,
  OrderedListNode,
  ParagraphNode,
  SectionBody,
} from '../handout/body';
import { numberingOf, storedNumbering } from '../handout/list-numbering';
import { mergeFieldLabels } from '../handout/merge-fields';

/** What a line of a wording is, for a screen that shows it. */
export type LineRole = 'heading' | 'paragraph' | 'bullet' | 'number' | 'check' | 'row' | 'caption' | 'figure';

/** One line of a wording: a paragraph, an item of a list, a row of a table. */
export type WordingLine = {
  role: LineRole;
  /** How deep it stands in lists and boxes, from 0. */
  depth: number;
  text: string;
  /** Everything but the words: box, bold, italic, address of a link, pictogram, sign, numbering. */
  style: string;
};

type Place = { role: LineRole; depth: number; style: string };

/** A wording as its lines, in reading order. Blanks are named: [Clinic phone]. */
export function wordingLines({ heading, body }: { heading: string; body: SectionBody }): WordingLine[] {
  return [
    { role: 'heading', depth: 0, text: heading, style: '' },
    ...body.content.flatMap((block) => linesOf(block, 0, '')),
  ];
}

function linesOf(block: BlockNode, depth: number, style: string): WordingLine[] {
  switch (block.type) {
    case 'paragraph':
      return [line([block], { role: 'paragraph', depth, style })];
    case 'bulletList':
    case 'orderedList':
      return listLines(block, depth, style);
    case 'checklist':
      return block.content.map((item) =>
        line(item.content, { role: 'check', depth, style: `${style} ${item.attrs?.pictogram ?? ''}`.trim() }),
      );
    case 'callout':
      return block.content.flatMap((child) => linesOf(child, depth + 1, block.attrs.tone));
    case 'passage':
      return block.content.flatMap((child) => linesOf(child, depth + 1, block.attrs.when));
    case 'table': {
      const { caption } = block.attrs;
      const rows = block.content.map((row): WordingLine => {
        const cells = row.content.map((cell) => line(cell.content, { role: 'row', depth, style }));
        return {
          ...{ role: 'row', depth },
          text: cells.map(({ text }) => text).join(' | '),
          style: cells.map((cell) => cell.style).join('|'),
        };
      });
      return caption === '' ? rows : [{ role: 'caption', depth, text: caption, style }, ...rows];
    }
    case 'figure': {
      const { pictogram, alt, caption } = block.attrs;
      return [{ role: 'figure', depth, text: [alt, caption].filter(Boolean).join('. '), style: pictogram }];
    }
  }
}

function listLines(list: BulletListNode | OrderedListNode, depth: number, style: string): WordingLine[] {
  const role = list.type === 'orderedList' ? 'number' : 'bullet';
  const look = list.type === 'orderedList' ? [style, ...numberingStyle(list)].filter(Boolean).join('; ') : style;
  return list.content.flatMap((item) =>
    item.content.flatMap((child) =>
      child.type === 'paragraph'
        ? [line([child], { role, depth, style: [look, ...attributesOf(item)].filter(Boolean).join(' ') })]
        : listLines(child, depth + 1, style),
    ),
  );
}

function attributesOf({ attrs }: ListItemNode): string[] {
  return [attrs?.pictogram, attrs?.sign && `sign ${attrs.sign}`].filter((one) => one !== undefined);
}

/** Where a list starts and how it counts; nothing for the usual way. */
function numberingStyle({ attrs }: OrderedListNode): string[] {
  return Object.entries(storedNumbering(numberingOf(attrs))).map(([name, value]) => `${name} ${value}`);
}

function line(paragraphs: readonly ParagraphNode[], { role, depth, style }: Place): WordingLine {
  const runs = paragraphs.map(({ content }) => content ?? []);
  const marked = runs.flat().flatMap(styleOf);
  return {
    ...{ role, depth },
    text: runs.map((inline) => inline.map(textOf).join('')).join(' '),
    style: [style, ...marked].filter(Boolean).join('; '),
  };
}

function textOf(node: InlineNode): string {
  return node.type === 'text' ? node.text : `[${mergeFieldLabels[node.attrs.name]}]`;
}

/** The words that stand out, and where links lead. */
function styleOf(node: InlineNode): string[] {
  return (node.marks ?? []).map((mark) =>
    mark.type === 'link' ? `link ${mark.attrs.href}` : `${mark.type} ${textOf(node)}`,
  );
}
