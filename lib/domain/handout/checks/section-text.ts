import type { Block, DocumentSection, Run } from '../document';
import type { BlankName } from '../merge-fields';
import type { Place } from './finding';

/** What is not filled in yet in these blocks, without repeats. */
export function blanksIn(blocks: readonly Block[]): BlankName[] {
  const blanks = runsIn(blocks).flatMap((run) => (run.blank === null ? [] : [run.blank]));
  return [...new Set(blanks)];
}

export function placeOf(section: DocumentSection): Extract<Place, { in: 'section' }> {
  return { in: 'section', key: section.key, heading: headingOf(section) };
}

/** What a clinician knows the section by: in a handout of several topics each has one of the same heading. */
export function headingOf({ heading, topic }: Pick<DocumentSection, 'heading' | 'topic'>): string {
  return topic ? `${topic.title}: ${heading}` : heading;
}

export function textsIn(blocks: readonly Block[]): string[] {
  const captions = blocks.flatMap((block) =>
    block.type === 'table' ? [block.caption] : block.type === 'figure' ? [block.caption, block.alt] : [],
  );
  return [...runsIn(blocks).map((run) => run.text), ...captions];
}

function runsIn(blocks: readonly Block[]): Run[] {
  return blocks.flatMap(runsOfBlock);
}

function runsOfBlock(block: Block): Run[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flatMap((item) => runsIn(item.blocks));
    case 'table':
      return [...block.header, ...block.rows.flat()].flat();
    case 'callout':
      return runsIn(block.blocks);
    case 'checklist':
      return block.items.flatMap((item) => item.runs);
    case 'figure':
      return [];
  }
}
