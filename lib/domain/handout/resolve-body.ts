import type { BlockNode, InlineNode, ListItemNode, ParagraphNode, SectionBody } from './body';
import type { Block, ListBlock, ListItem, ParagraphBlock, Run } from './document';
import { type MergeFieldName, mergeFieldLabels } from './merge-fields';

/** What each merge field stands for in this handout; an empty string is a blank still to be filled in. */
export type MergeValues = Readonly<Record<MergeFieldName, string>>;

/** A section's body with its merge fields filled in, as blocks that need no further decision. */
export function resolveBody(body: SectionBody, values: MergeValues): Block[] {
  return body.content.flatMap((node) => resolveBlock(node, values));
}

function resolveBlock(node: BlockNode, values: MergeValues): Block[] {
  switch (node.type) {
    case 'paragraph':
      return resolveParagraph(node, values);
    case 'bulletList':
    case 'orderedList':
      return [resolveList(node, values)];
    case 'table': {
      const [header, ...rows] = node.content.map((row) => row.content.map((cell) => joinRuns(cell.content, values)));
      return [{ type: 'table', caption: node.attrs.caption, header: header ?? [], rows }];
    }
    case 'callout':
      return [
        {
          type: 'callout',
          tone: node.attrs.tone,
          blocks: node.content.flatMap((child): ListItem['blocks'] =>
            child.type === 'paragraph' ? resolveParagraph(child, values) : [resolveList(child, values)],
          ),
        },
      ];
    case 'checklist':
      return [
        {
          type: 'checklist',
          items: node.content.map((item) => ({
            pictogram: item.attrs?.pictogram ?? null,
            runs: joinRuns(item.content, values),
          })),
        },
      ];
    case 'figure':
      return [{ type: 'figure', ...node.attrs }];
  }
}

function resolveList(node: Extract<BlockNode, { type: 'bulletList' | 'orderedList' }>, values: MergeValues): ListBlock {
  return {
    type: 'list',
    ordered: node.type === 'orderedList',
    items: node.content.map((item) => resolveListItem(item, values)),
  };
}

function resolveListItem(item: ListItemNode, values: MergeValues): ListItem {
  return {
    pictogram: item.attrs?.pictogram ?? null,
    blocks: item.content.flatMap((child): ListItem['blocks'] =>
      child.type === 'paragraph' ? resolveParagraph(child, values) : [resolveList(child, values)],
    ),
  };
}

/** One paragraph may become several: a filled-in note keeps the line breaks that were typed. */
function resolveParagraph(node: ParagraphNode, values: MergeValues): ParagraphBlock[] {
  const paragraphs: ParagraphBlock[] = [{ type: 'paragraph', runs: [] }];
  for (const run of (node.content ?? []).map((inline) => resolveInline(inline, values))) {
    run.text.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (index > 0) paragraphs.push({ type: 'paragraph', runs: [] });
      if (line !== '') paragraphs.at(-1)?.runs.push({ ...run, text: line });
    });
  }
  return paragraphs.filter((paragraph) => paragraph.runs.length > 0);
}

function resolveInline(node: InlineNode, values: MergeValues): Run {
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === 'link');
  const style = {
    bold: marks.some((mark) => mark.type === 'bold'),
    italic: marks.some((mark) => mark.type === 'italic'),
    href: link?.attrs.href ?? null,
  };
  if (node.type === 'text') return { ...style, text: node.text, blank: null };
  const { name } = node.attrs;
  const value = values[name].trim();
  return value === ''
    ? { ...style, text: mergeFieldLabels[name], blank: name }
    : { ...style, text: value, blank: null };
}

function joinRuns(paragraphs: ParagraphNode[], values: MergeValues): Run[] {
  return paragraphs.flatMap((paragraph, index) => {
    const runs = (paragraph.content ?? []).map((inline) => resolveInline(inline, values));
    const gap: Run = { text: ' ', bold: false, italic: false, href: null, blank: null };
    return index > 0 && runs.length > 0 ? [gap, ...runs] : runs;
  });
}
