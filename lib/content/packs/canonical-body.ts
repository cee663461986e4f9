import type {
  BlockNode,
  BulletListNode,
  InlineNode,
  ListItemNode,
  OrderedListNode,
  ParagraphNode,
  SectionBody,
} from '../../domain/handout/body';
import { numberingOf, storedNumbering } from '../../domain/handout/list-numbering';
import { withoutLineBreaks } from '../line-breaks';

/**
 * A body as a file can say it: what an editor leaves behind and no page shows is gone (empty paragraphs, white space
 * around a paragraph, one run of text in two parts). Two bodies that print the same words in the same look are the
 * same in this form.
 */
export function canonicalBody(body: SectionBody): SectionBody {
  return { type: 'doc', content: body.content.flatMap(canonicalBlock) };
}

export function canonicalLine(text: string): string {
  return withoutLineBreaks(text).trim();
}

function canonicalBlock(block: BlockNode): BlockNode[] {
  switch (block.type) {
    case 'paragraph':
      return withWords([canonicalParagraph(block)]);
    case 'bulletList':
    case 'orderedList':
      return canonicalList(block);
    case 'checklist': {
      const content = block.content.map((item) => ({ ...item, content: item.content.map(canonicalParagraph) }));
      return [{ ...block, content }];
    }
    case 'callout':
    case 'passage': {
      const content = block.content.flatMap((child): typeof block.content =>
        child.type === 'paragraph' ? withWords([canonicalParagraph(child)]) : canonicalList(child),
      );
      return content.length > 0 ? [{ ...block, content }] : [];
    }
    case 'table': {
      const content = block.content.map((row) => ({
        ...row,
        content: row.content.map((cell) => ({ ...cell, content: cell.content.map(canonicalParagraph) })),
      }));
      return [{ ...block, attrs: { caption: block.attrs.caption.replace(/\s+/g, ' ').trim() }, content }];
    }
    case 'figure': {
      const { pictogram, alt, caption } = block.attrs;
      return [{ ...block, attrs: { pictogram, alt: canonicalLine(alt), caption: canonicalLine(caption) } }];
    }
    default:
      return block satisfies never;
  }
}

/** Without the items that say nothing; without items it is no list. */
function canonicalList(list: BulletListNode | OrderedListNode): (BulletListNode | OrderedListNode)[] {
  const content = list.content.flatMap(canonicalItem);
  if (content.length === 0) return [];
  if (list.type === 'bulletList') return [{ ...list, content }];
  const { attrs, ...usual } = list;
  const numbering = storedNumbering(numberingOf(attrs));
  return [Object.keys(numbering).length > 0 ? { ...list, attrs: numbering, content } : { ...usual, content }];
}

function canonicalItem(item: ListItemNode): ListItemNode[] {
  const content = item.content.flatMap((child): ListItemNode['content'] =>
    child.type === 'paragraph' ? withWords([canonicalParagraph(child)]) : canonicalList(child),
  );
  const { attrs, ...bare } = item;
  if (content[0]?.type !== 'paragraph' && attrs?.sign !== undefined) {
    // Without words it is no sign any more: a file would give it those of the catalog.
    const { sign: _sign, ...others } = attrs;
    return canonicalItem(others.pictogram ? { ...bare, attrs: others } : bare);
  }
  if (!attrs) return content.length > 0 ? [{ ...item, content }] : [];
  // A pictogram stands at the head of words, even where there are none.
  return [{ ...item, content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }];
}

function withWords(paragraphs: readonly ParagraphNode[]): ParagraphNode[] {
  return paragraphs.filter(({ content }) => content);
}

function canonicalParagraph({ content = [] }: ParagraphNode): ParagraphNode {
  const joined: InlineNode[] = [];
  for (const node of content) {
    const { marks = [], ...bare } = node;
    const text = bare.type === 'text' ? { ...bare, text: withoutLineBreaks(bare.text) } : bare;
    const next: InlineNode = marks.length > 0 ? { ...text, marks } : text;
    const last = joined.at(-1);
    const isMore =
      last?.type === 'text' && next.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(next.marks);
    if (isMore) joined[joined.length - 1] = { ...last, text: last.text + next.text };
    else joined.push(next);
  }
  const trimmed = trimmedEnd(trimmedStart(joined));
  return trimmed.length > 0 ? { type: 'paragraph', content: trimmed } : { type: 'paragraph' };
}

function trimmedStart(inlines: readonly InlineNode[]): InlineNode[] {
  const start = inlines.findIndex(hasWords);
  const [first, ...rest] = start < 0 ? [] : inlines.slice(start);
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  return [{ ...first, text: first.text.trimStart() }, ...rest];
}

function trimmedEnd(inlines: readonly InlineNode[]): InlineNode[] {
  const kept = inlines.slice(0, inlines.findLastIndex(hasWords) + 1);
  const last = kept.at(-1);
  return last?.type === 'text' ? [...kept.slice(0, -1), { ...last, text: last.text.trimEnd() }] : kept;
}

const hasWords = (inline: InlineNode): boolean => inline.type !== 'text' || inline.text.trim() !== '';
