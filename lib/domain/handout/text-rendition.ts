import type { Block, HandoutDocument, ListItem, Run } from './document';

/** The handout as plain text for the chart: every printed word in reading order, lists as dashes. */
export function renderText(document: HandoutDocument): string {
  const { patient, clinic } = document;
  const forWhom = [patient.name, patient.dateOfBirth && `born ${patient.dateOfBirth}`, patient.recordNumber]
    .filter(Boolean)
    .join(', ');
  const head = [
    document.title,
    document.subtitle,
    forWhom && `For: ${forWhom}`,
    `Given by ${document.clinicianName}, ${clinic.name}, ${document.visitDate}`,
    document.reference && `Reference: ${document.reference}`,
  ];
  const sections = document.sections.map((section) =>
    [section.layout.showHeading ? section.heading.toUpperCase() : '', ...section.blocks.map(blockText)]
      .filter(Boolean)
      .join('\n'),
  );
  const sources = document.sources.map(
    (source) => `${source.number}. ${source.title}. ${source.publisher}, ${source.published}. ${source.url}`,
  );
  const tail = [
    document.reviewStatement,
    document.editStatement,
    sources.length > 0 ? ['Sources', ...sources].join('\n') : '',
    clinic.disclaimer,
  ];
  return `${[head.filter(Boolean).join('\n'), ...sections, ...tail].filter(Boolean).join('\n\n')}\n`;
}

const runsText = (runs: readonly Run[]): string => runs.map((run) => (run.blank ? `[${run.text}]` : run.text)).join('');

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return runsText(block.runs);
    case 'list':
      return listText(block.items, block.ordered, '');
    case 'table': {
      const rows = [block.header, ...block.rows].map((row) => row.map(runsText).join(' | '));
      return [block.caption, ...rows].filter(Boolean).join('\n');
    }
    case 'callout':
      return block.blocks.map(blockText).join('\n');
    case 'checklist':
      return block.items.map((item) => `[ ] ${runsText(item.runs)}`).join('\n');
    case 'figure':
      return [block.alt, block.caption].filter(Boolean).join(': ');
  }
}

function listText(items: readonly ListItem[], ordered: boolean, indent: string): string {
  return items
    .map((item, index) => {
      const marker = ordered ? `${index + 1}. ` : '- ';
      const lines = item.blocks.map((part) =>
        part.type === 'paragraph' ? runsText(part.runs) : `\n${listText(part.items, part.ordered, `${indent}  `)}`,
      );
      return `${indent}${marker}${lines.join(' ').replaceAll(' \n', '\n')}`;
    })
    .join('\n');
}
