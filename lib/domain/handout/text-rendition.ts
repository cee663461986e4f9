import { withoutDirectionMarks } from '../language/isolates';
import { isPictogram } from '../pictograms/catalog';
import {
  alignedRows,
  counterpartDocument,
  counterpartIn,
  groupNameBeside,
  noticesBeside,
  pairedCards,
} from './bilingual';
import type { Block, DocumentSection, HandoutDocument, ListBlock, Run } from './document';
import { itemLabel, numberingOf } from './list-numbering';
import { patientFacts, sectionMarks, sourceSentences, sourcesLine } from './page-lines';
import type { PageWords } from './page-words/page-words';
import { pageWords } from './page-words/words-in';
import type { DocumentOptions } from './print-options';
import { type SectionGroup, sectionGroups } from './section-groups';
import { stepsOf } from './steps';
import { type UrgentCard, urgentCards } from './urgent-cards';
import { partCards, type UrgentPart, urgentHelpOf } from './urgent-parts';

/**
 * The handout as plain text for the chart: every word that the page reads out, in its order. Headings stand in
 * capitals, lists have dashes, cells have bars between them, blanks stand in brackets.
 */
export function renderText(document: HandoutDocument): string {
  const words = pageWords(document.locale);
  const other = counterpartDocument(document);
  const parts = [
    [...letterhead(document, words), document.reviewNotice ?? document.reviewedLine ?? ''],
    [document.title, document.subtitle],
    [other?.title ?? '', other?.subtitle ?? '', ...noticesBeside(document)],
    patientFacts(document, words).map(({ label, value }) => `${label}: ${value}`),
    ...urgentLines(document),
    ...sectionGroups(document).flatMap((group) => groupLines(group, document, groupNameBeside(other, group))),
    endMatter(document, words),
    ...(other ? [endMatter(other, pageWords(other.locale))] : []),
    sourceLines(document, words),
  ];
  const texts = parts.map((lines) => lines.filter(Boolean).join('\n'));
  return withoutDirectionMarks(`${texts.filter(Boolean).join('\n\n')}\n`);
}

function letterhead({ clinic, clinicianName, visitDate }: HandoutDocument, words: PageWords): string[] {
  const contact = [clinic.phone, clinic.openingHours].filter(Boolean).join(' · ');
  return [clinic.name, clinic.address, contact, clinicianName && words.givenBy(clinicianName), visitDate];
}

/** Sections of urgent help; of several topics, one with a heading in it for each. */
function urgentLines(document: HandoutDocument): string[][] {
  const help = packetLines(document);
  if (help) return [...help, ...(packetLines(counterpartDocument(document)) ?? [])];
  const urgent = document.sections.filter(({ kind }) => kind === 'urgent-help');
  return urgent.map((section) => sectionLines(section, document));
}

function packetLines(document: HandoutDocument | null): string[][] | null {
  const help = document && urgentHelpOf(document);
  if (!help) return null;
  const { options } = document;
  const words = pageWords(help.locale);
  const lines = partCards(help.parts)?.flatMap(({ action, parts }) => [
    [words.urgentCards[action].toUpperCase()],
    ...parts.map((part) => partLines(part, options)),
  ]);
  return [[help.heading.toUpperCase()], ...(lines ?? help.parts.map((part) => partLines(part, options)))];
}

function partLines({ heading, section, hasMarks, blocks }: UrgentPart, options: DocumentOptions): string[] {
  const words = pageWords(section.locale);
  const said = blocks.map((block) => blockText(block, { words, pictograms: options.pictograms }));
  return [heading, hasMarks ? sectionMarks(section, words, options.sources) : '', ...said];
}

function groupLines(
  { name, sections }: SectionGroup,
  document: HandoutDocument,
  nameBeside: SectionGroup['name'],
): string[][] {
  const lines = sections.map((section) => sectionLines(section, document));
  const names = [name, nameBeside].flatMap((one) => (one ? [`– ${one.title.toUpperCase()} –`, one.lead] : []));
  return name ? [names, ...lines] : lines;
}

/** In a bilingual handout, each block is followed by what says the same in the other language. */
function sectionLines(section: DocumentSection, document: HandoutDocument): string[] {
  const { options } = document;
  const beside = counterpartIn(document, section);
  const own = linesOf(section, options);
  if (!beside) return [...own.head, ...own.said(section.blocks)];
  const other = linesOf(beside, options);
  const paired = pairedCards(section, beside, options);
  if (paired) {
    const { above, cards } = paired;
    const both = cards.flatMap(([one, two]) => [...own.card(one), ...other.card(two)]);
    return [...own.head, ...other.head, ...own.said(above.blocks), ...other.said(above.beside), ...both];
  }
  if (section.kind === 'urgent-help') {
    return [...own.head, ...own.said(section.blocks), ...other.head, ...other.said(beside.blocks)];
  }
  const rows = alignedRows(section, beside).flatMap((row) => [...own.said(row.blocks), ...other.said(row.beside)]);
  return [...own.head, ...other.head, ...rows];
}

function linesOf(section: DocumentSection, { pictograms, sources }: DocumentOptions) {
  const words = pageWords(section.locale);
  const texts = (blocks: readonly Block[]) => blocks.map((block) => blockText(block, { words, pictograms }));
  const heading = section.layout.showHeading ? section.heading.toUpperCase() : '';
  const card = ({ action, blocks }: UrgentCard): string[] => [
    words.urgentCards[action].toUpperCase(),
    ...texts(blocks),
  ];
  const said = (blocks: Block[]): string[] => {
    const urgent = urgentCards({ kind: section.kind, blocks });
    return urgent ? [...texts(urgent.above), ...urgent.cards.flatMap(card)] : texts(blocks);
  };
  return { head: [heading, sectionMarks(section, words, sources)], said, card };
}

function endMatter(document: HandoutDocument, words: PageWords): string[] {
  const { reviewStatement, editStatement, clinic, reference, options } = document;
  const statements = [reviewStatement, editStatement, sourcesLine(document, words), clinic.disclaimer].filter(Boolean);
  const staff = options.qrCode && reference && `${words.forStaff}: ${reference}`;
  if (statements.length === 0 && !staff) return [];
  return [words.about.toUpperCase(), ...statements, staff || ''];
}

function sourceLines({ sources, options, counterpart: other }: HandoutDocument, words: PageWords): string[] {
  if (sources.length === 0 || options.sources !== 'full') return [];
  const lines = sources.map((source) => {
    const { title, publication } = sourceSentences(source, words);
    return `${source.number}. ${title} ${publication} ${source.url}`;
  });
  return [words.sources, other ? pageWords(other.locale).sources : '', ...lines];
}

const runsText = (runs: readonly Run[]): string => runs.map((run) => (run.blank ? `[${run.text}]` : run.text)).join('');

type Setting = { words: PageWords; pictograms: boolean };

function blockText(block: Block, setting: Setting): string {
  const { words, pictograms } = setting;
  switch (block.type) {
    case 'paragraph':
      return runsText(block.runs);
    case 'list':
      return listText(block, '');
    case 'table': {
      const steps = stepsOf(block);
      if (steps) return steps.map(({ when, what }) => `- ${runsText(when)}: ${runsText(what)}`).join('\n');
      const rows = [block.header, ...block.rows].map((row) => row.map(runsText).join(' | '));
      return [block.caption, ...rows].filter(Boolean).join('\n');
    }
    case 'callout':
      return [`${words.tones[block.tone]}:`, ...block.blocks.map((child) => blockText(child, setting))].join('\n');
    case 'checklist':
      return block.items.map((item) => `[ ] ${runsText(item.runs)}`).join('\n');
    case 'figure': {
      const picture = `${words.picture}: ${block.alt}`;
      // A picture that is drawn stands before its caption; one that is told in words after it.
      const isDrawn = pictograms && isPictogram(block.pictogram);
      return (isDrawn ? [picture, block.caption] : [block.caption, picture]).filter(Boolean).join('\n');
    }
  }
}

function listText(list: ListBlock, indent: string): string {
  return list.items
    .map((item, index) => {
      const marker = list.ordered ? `${itemLabel(numberingOf(list), index)} ` : '- ';
      const lines = item.blocks.map((part) =>
        part.type === 'paragraph' ? runsText(part.runs) : `\n${listText(part, `${indent}  `)}`,
      );
      return `${indent}${marker}${lines.join(' ').replaceAll(' \n', '\n')}`;
    })
    .join('\n');
}
