import type { BlockNode, InlineNode, ParagraphNode, SectionBody } from '../handout/body';
import type { Block, Run } from '../handout/document';
import { normalise } from './words';

/**
 * How a list of fragments is read. joined: the sentence that leads in and its fragments are one
 * sentence. dropped: the fragments are left out. lines: every line is a sentence of its own.
 * No reading is right, so a grade is shown as the range over all three.
 */
export const listReadings = ['joined', 'dropped', 'lines'] as const;
export type ListReading = (typeof listReadings)[number];

/** What is left of a body or of a document once only its prose matters. */
export type ProseBlock =
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: ProseBlock[][] }
  | { type: 'group'; blocks: ProseBlock[] };

/** Stands for a merge field inside a sentence: one word of one syllable, whatever will be printed. */
const FILLED_BLANK = '0';
const ENDS_A_SENTENCE = /[.!?]["”’)\]]*$/;

function textOf(inline: InlineNode): string {
  return inline.type === 'text' ? inline.text : FILLED_BLANK;
}

/** Prose of a paragraph; empty for one that holds nothing but merge fields. */
function paragraphOf({ content = [] }: ParagraphNode): ProseBlock {
  const hasWords = content.some((inline) => inline.type === 'text' && inline.text.trim() !== '');
  return { type: 'paragraph', text: hasWords ? normalise(content.map(textOf).join('')) : '' };
}

function fromNodes(nodes: readonly BlockNode[]): ProseBlock[] {
  return nodes.flatMap(fromNode);
}

function fromNode(node: BlockNode): ProseBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraphOf(node)];
    case 'bulletList':
    case 'orderedList':
    case 'checklist':
      return [{ type: 'list', items: node.content.map((item) => fromNodes(item.content)) }];
    case 'callout':
    case 'passage':
      return [{ type: 'group', blocks: fromNodes(node.content) }];
    case 'table':
    case 'figure':
      // Cells and captions are not sentences; a formula would only read noise into them.
      return [];
  }
}

function paragraphOfRuns(runs: readonly Run[]): ProseBlock {
  const text = runs.map((run) => (run.blank === null ? run.text : FILLED_BLANK)).join('');
  return { type: 'paragraph', text: normalise(text) };
}

/** The prose of a document's blocks, merge fields filled in as they will be printed. */
export function proseOfBlocks(blocks: readonly Block[]): ProseBlock[] {
  return blocks.flatMap(fromBlock);
}

function fromBlock(block: Block): ProseBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphOfRuns(block.runs)];
    case 'list':
      return [{ type: 'list', items: block.items.map((item) => proseOfBlocks(item.blocks)) }];
    case 'checklist':
      return [{ type: 'list', items: block.items.map((item) => [paragraphOfRuns(item.runs)]) }];
    case 'callout':
      return [{ type: 'group', blocks: proseOfBlocks(block.blocks) }];
    case 'table':
    case 'figure':
      return [];
  }
}

class Reader {
  readonly texts: string[] = [];
  private readonly reading: ListReading;

  constructor(reading: ListReading) {
    this.reading = reading;
  }

  /** Fragments close the lead-in that stands right before them, or their heading's where there is none. */
  fragments(fragments: string[]): void {
    if (fragments.length === 0 || this.reading === 'dropped') return;
    if (this.reading === 'lines') {
      this.texts.push(...fragments);
      return;
    }
    const leadIn = this.texts.at(-1)?.endsWith(':') ? `${this.texts.pop()} ` : '';
    this.texts.push(leadIn + fragments.join(', '));
  }

  list(items: readonly ProseBlock[][]): void {
    let fragments: string[] = [];
    for (const item of items) {
      const [first] = item;
      const text = first?.type === 'paragraph' ? first.text : '';
      if (item.length === 1 && text !== '' && !ENDS_A_SENTENCE.test(text)) {
        fragments.push(text);
        continue;
      }
      this.fragments(fragments);
      fragments = [];
      this.all(item);
    }
    this.fragments(fragments);
  }

  all(blocks: readonly ProseBlock[]): void {
    for (const block of blocks) {
      if (block.type === 'list') this.list(block.items);
      else if (block.type === 'group') this.all(block.blocks);
      else if (block.text !== '') this.texts.push(block.text);
    }
  }
}

/** The texts of these blocks, each normalised, in reading order, with their lists read one way. */
export function readProse(blocks: readonly ProseBlock[], reading: ListReading): string[] {
  const reader = new Reader(reading);
  reader.all(blocks);
  return reader.texts;
}

/** The blocks of prose in a body. Headings are not part of a body. */
export function proseOf(body: SectionBody, reading: ListReading): string[] {
  return readProse(fromNodes(body.content), reading);
}
