import type { SectionKind } from '../library/section-kind';
import type { BlockNode, InlineNode, ListItemNode, ParagraphNode, SectionBody } from './body';
import { noChoices, type Question, questionOf } from './conditions';
import type { Block, ChecklistItem, ListBlock, ListItem, ParagraphBlock, Run } from './document';
import { joinLists, type Stretch } from './join-lists';
import { numberingOf, storedNumbering } from './list-numbering';
import { isSignList, tierOf } from './listed-signs';
import { blankLabels, type MergeFieldName, mergeFieldLabels } from './merge-fields';
import { type PrintedStretch, passageStates, printedStretches, type StateOf } from './printed-passages';

/** What each merge field stands for in this handout; an empty string is a blank still to be filled in. */
export type MergeValues = Readonly<Record<MergeFieldName, string>>;

/**
 * A section's body with its merge fields filled in and its passages decided, as blocks that need no further decision.
 * `kind`: of the section, where it matters what the lines above its lists tell the reader to do.
 */
export function resolveBody(
  body: SectionBody,
  values: MergeValues,
  stateOf: StateOf = passageStates(body, noChoices),
  kind: SectionKind | null = null,
): Block[] {
  return resolveStretches(printedStretches(body.content, stateOf), values, kind);
}

/** The same for what prints of a body. */
export function resolveStretches(
  stretches: readonly PrintedStretch[],
  values: MergeValues,
  kind: SectionKind | null,
): Block[] {
  const open = new Set<Question>();
  return joinLists(
    stretches.map(({ isPassage, nodes }): Stretch => {
      const blocks = nodes.flatMap((node, index): Block[] => {
        if (node.type !== 'passage') return resolveLed(nodes, index, values, kind);
        const question = questionOf[node.attrs.when];
        // One blank stands for all passages that wait for the same answer.
        if (open.has(question)) return [];
        open.add(question);
        return [answerBlank(question)];
      });
      return { goesOn: isPassage, blocks };
    }),
  );
}

type PrintedNode = Exclude<BlockNode, { type: 'passage' }>;

/** One of some blocks; a line above a list of urgent help says which action it is. */
function resolveLed(
  nodes: readonly BlockNode[],
  index: number,
  values: MergeValues,
  kind: SectionKind | null,
): Block[] {
  const [node, below] = [nodes[index], nodes[index + 1]];
  if (!node || node.type === 'passage') return [];
  const blocks = resolveBlock(node, values);
  if (kind !== 'urgent-help' || node.type !== 'paragraph' || !below || !isSignList(below)) return blocks;
  const [last, action] = [blocks.at(-1), tierOf(node, kind)];
  if (last?.type !== 'paragraph' || action === null || action === 'return') return blocks;
  return [...blocks.slice(0, -1), { ...last, action }];
}

function answerBlank(question: Question): ParagraphBlock {
  const blank = `answer.${question}` as const;
  return { type: 'paragraph', runs: [{ text: blankLabels[blank], bold: false, italic: false, href: null, blank }] };
}

function resolveBlock(node: PrintedNode, values: MergeValues): Block[] {
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
          items: node.content.flatMap((item): ChecklistItem[] =>
            resolveItem(item, values).map(({ pictogram, blocks }) => ({ pictogram, runs: runsOf(blocks) })),
          ),
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
    ...(node.type === 'orderedList' ? storedNumbering(numberingOf(node.attrs)) : {}),
    items: node.content.flatMap((item) => resolveItem(item, values)),
  };
}

/** An item that is nothing but a merge field of several lines becomes an item for each line. */
function resolveItem(item: Pick<ListItemNode, 'attrs' | 'content'>, values: MergeValues): ListItem[] {
  const { pictogram = null, sign } = item.attrs ?? {};
  const blocks = item.content.flatMap((child): ListItem['blocks'] =>
    child.type === 'paragraph' ? resolveParagraph(child, values) : [resolveList(child, values)],
  );
  const [only, ...others] = item.content;
  const isField =
    only?.type === 'paragraph' && others.length === 0 && only.content?.every((node) => node.type === 'mergeField');
  return isField && blocks.length > 1
    ? blocks.map((block) => ({ pictogram, blocks: [block] }))
    : [{ pictogram, ...(sign === undefined ? {} : { sign }), blocks }];
}

/** The paragraphs of an item of a checklist, which is one line of words. */
function runsOf(blocks: ListItem['blocks']): Run[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'paragraph') return [];
    return index > 0 ? [GAP, ...block.runs] : block.runs;
  });
}

const GAP: Run = { text: ' ', bold: false, italic: false, href: null, blank: null };

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
    return index > 0 && runs.length > 0 ? [GAP, ...runs] : runs;
  });
}
