import type { BlockNode, InlineNode, ListItemNode, ParagraphNode, SectionBody } from '../handout/body';
import { normalise } from './words';

/**
 * How a list of fragments is read. joined: the sentence that leads in and its fragments are one
 * sentence. dropped: the fragments are left out. lines: every line is a sentence of its own.
 * No reading is right, so a grade is shown as the range over all three.
 */
export const listReadings = ['joined', 'dropped', 'lines'] as const;
export type ListReading = (typeof listReadings)[number];

/** Stands for a merge field inside a sentence: one word of one syllable, whatever will be printed. */
const FILLED_BLANK = '0';
const ENDS_A_SENTENCE = /[.!?]["”’)\]]*$/;

function textOf(inline: InlineNode): string {
  return inline.type === 'text' ? inline.text : FILLED_BLANK;
}

/** Prose of a paragraph; empty for one that holds nothing but merge fields. */
function paragraphText({ content = [] }: ParagraphNode): string {
  const hasWords = content.some((inline) => inline.type === 'text' && inline.text.trim() !== '');
  return hasWords ? normalise(content.map(textOf).join('')) : '';
}

class Prose {
  readonly blocks: string[] = [];
  private readonly reading: ListReading;

  constructor(reading: ListReading) {
    this.reading = reading;
  }

  paragraph(text: string): void {
    if (text !== '') this.blocks.push(text);
  }

  /** Fragments close the lead-in that stands right before them, or their heading's where there is none. */
  fragments(fragments: string[]): void {
    if (fragments.length === 0 || this.reading === 'dropped') return;
    if (this.reading === 'lines') {
      this.blocks.push(...fragments);
      return;
    }
    const leadIn = this.blocks.at(-1)?.endsWith(':') ? `${this.blocks.pop()} ` : '';
    this.blocks.push(leadIn + fragments.join(', '));
  }

  list(items: readonly ListItemNode['content'][]): void {
    let fragments: string[] = [];
    for (const item of items) {
      const [first] = item;
      const text = first?.type === 'paragraph' ? paragraphText(first) : '';
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

  all(nodes: readonly BlockNode[]): void {
    for (const node of nodes) this.block(node);
  }

  block(node: BlockNode): void {
    switch (node.type) {
      case 'paragraph':
        this.paragraph(paragraphText(node));
        break;
      case 'bulletList':
      case 'orderedList':
      case 'checklist':
        this.list(node.content.map((item) => item.content));
        break;
      case 'callout':
        this.all(node.content);
        break;
      case 'table':
      case 'figure':
        // Cells and captions are not sentences; a formula would only read noise into them.
        break;
      default:
        node satisfies never;
    }
  }
}

/** The blocks of prose in a body, each normalised, in reading order. Headings are not part of a body. */
export function proseOf(body: SectionBody, reading: ListReading): string[] {
  const prose = new Prose(reading);
  prose.all(body.content);
  return prose.blocks;
}
