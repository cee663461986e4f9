import { isDrawing } from '../../pictograms/catalog';
import type { Block, HandoutDocument, Run } from '../document';
import { urgentHelpOf } from '../urgent-parts';

/**
 * Roughly how long a handout is, before anything is laid out: lines as set at 11 pt, the closest that fits
 * itself to one page. Good enough to say that it will hardly fit; only the renderer knows.
 */

/** What one page holds under the letterhead, the patient's box and over the end matter. */
export const LINES_ON_ONE_PAGE = 50;

const CHARACTERS = 72;
const LINES_OF_HEADING = 2;

export function estimatedLines(document: HandoutDocument): number {
  const sections = document.sections.map((section) => LINES_OF_HEADING + sum(section.blocks.map(linesOf)));
  const topics = new Set(document.sections.flatMap(({ topic }) => topic?.id ?? []));
  const headings = (urgentHelpOf(document)?.parts.length ?? 0) + LINES_OF_HEADING * topics.size;
  // Two to a row, in small print.
  return sum(sections) + headings + (document.options.sources === 'full' ? document.sources.length : 1);
}

function linesOf(block: Block): number {
  switch (block.type) {
    case 'paragraph':
      return linesOfRuns(block.runs);
    case 'list':
      return sum(block.items.flatMap((item) => item.blocks.map(linesOf)));
    case 'table':
      return sum(
        [block.header, ...block.rows].map((row) => Math.max(1, ...row.map((cell) => linesOfRuns(cell) * 1.3))),
      );
    case 'callout':
      return 2 + sum(block.blocks.map(linesOf));
    case 'checklist':
      return sum(block.items.map((item) => linesOfRuns(item.runs)));
    case 'figure':
      return isDrawing(block.pictogram) ? 6 : 4;
  }
}

function linesOfRuns(runs: readonly Run[]): number {
  const length = runs.reduce((total, run) => total + run.text.length, 0);
  return Math.max(1, Math.ceil(length / CHARACTERS));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
