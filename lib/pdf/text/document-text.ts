import type { Block, HandoutDocument, ListItem, Run } from '@/lib/domain/handout/document';
import { words } from '../words';

/** Every piece of text that a document prints, in reading order: what the fonts must be able to set. */
export function textsOf(document: HandoutDocument): string[] {
  const { clinic, patient } = document;
  return [
    clinic.name,
    clinic.address,
    clinic.phone,
    clinic.openingHours,
    document.clinicianName,
    document.visitDate,
    document.title,
    document.subtitle,
    patient.name,
    patient.dateOfBirth,
    patient.recordNumber,
    document.followUp,
    ...document.sections.flatMap((section) => [section.heading, ...section.blocks.flatMap(textsOfBlock)]),
    document.reviewStatement,
    document.editStatement,
    ...document.sources.flatMap(({ title, publisher, published, url }) => [title, publisher, published, url]),
    clinic.disclaimer,
    clinic.footerNote,
    document.reference,
  ];
}

function textsOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [runsText(block.runs)];
    case 'list':
      return block.items.flatMap(textsOfItem);
    case 'table':
      return [block.caption, ...block.header.map(runsText), ...block.rows.flatMap((row) => row.map(runsText))];
    case 'callout':
      return block.blocks.flatMap(textsOfBlock);
    case 'checklist':
      return block.items.map((item) => runsText(item.runs));
    case 'figure':
      return [block.caption, words.picture, block.alt];
  }
}

function textsOfItem(item: ListItem): string[] {
  return item.blocks.flatMap(textsOfBlock);
}

export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

const LINE = 60;

/**
 * Roughly how many characters of room a text takes: a short line takes a whole one. Lets a
 * component decide before layout whether something may stay whole on one page.
 */
export function bulkOf(text: string): number {
  return text.split(/\r\n?|\n/).reduce((sum, line) => sum + Math.max(LINE, line.length), 0);
}

export function bulkOfBlock(block: Block): number {
  return textsOfBlock(block).reduce((sum, text) => sum + bulkOf(text), 0);
}
