import { isSameLanguage } from '../language/names';
import { isPictogram, isStrip } from '../pictograms/catalog';
import type { Block, DocumentSection, HandoutDocument } from './document';
import { isIntroducedByParagraph } from './introduced-by-paragraph';
import { pageWords } from './page-words/words-in';
import type { DocumentOptions } from './print-options';
import { type GroupName, type SectionGroup, sectionGroups } from './section-groups';
import { type UrgentCard, urgentCards } from './urgent-cards';

/** How a bilingual handout sets each section in the patient's language beside its counterpart in the clinic's. */

/** Points of the line beside the clinic's language where it is below the patient's. */
export const RULE_GAP = 10;

/** The clinic's language of a bilingual handout as a handout of its own, with the same patient; null: one language. */
export function counterpartDocument({ counterpart, ...document }: HandoutDocument): HandoutDocument | null {
  if (!counterpart) return null;
  const { reviewNotice: _notice, reviewedLine: _line, ...rest } = document;
  const { disclaimer, ...words } = counterpart;
  return {
    ...{ ...rest, ...words, editStatement: '' },
    // One code is enough, and the patient's language has it.
    options: { ...document.options, qrCode: false },
    clinic: { ...document.clinic, disclaimer },
  };
}

/** Notices below the title in the clinic's language: the text was not reviewed, or part of the urgent help is not in it. */
export function noticesBeside(document: HandoutDocument): string[] {
  const { counterpart, sections } = document;
  if (!counterpart) return [];
  const missing = sections.find(
    (section) =>
      section.kind === 'urgent-help' &&
      section.blocks.length > 0 &&
      !isSameLanguage(section.locale, counterpart.locale) &&
      !counterpartIn(document, section),
  );
  const notice = missing ? pageWords(counterpart.locale).urgentHelpOnlyIn(missing.locale) : '';
  return [counterpart.reviewNotice ?? '', notice].filter(Boolean);
}

/** All that a handout prints, in both languages. */
export function allSections({ sections, counterpart }: HandoutDocument): DocumentSection[] {
  return [...sections, ...(counterpart?.sections ?? [])];
}

/** The versions of the wordings in the clinic's language, in printed order. */
export function counterpartIds({ counterpart }: Pick<HandoutDocument, 'counterpart'>): string[] {
  return counterpart?.sections.map(({ versionId }) => versionId) ?? [];
}

/** The counterpart of a section in the clinic's language. */
export function counterpartIn({ counterpart }: HandoutDocument, { key }: Pick<DocumentSection, 'key'>) {
  return counterpart?.sections.find((section) => section.key === key);
}

/** The name of a group of sections in the clinic's language; null where it has none. */
export function groupNameBeside(other: HandoutDocument | null, { sections }: SectionGroup): GroupName | null {
  if (!other) return null;
  const keys = new Set(sections.map(({ key }) => key));
  const group = sectionGroups(other).find((one) => one.sections.some(({ key }) => keys.has(key)));
  return group?.name ?? null;
}

/** Blocks that are read together: some in the patient's language, then their counterparts. */
export type AlignedRow = {
  blocks: Block[];
  beside: Block[];
  /** Needs the whole width of the page: the two are below each other. */
  isWide: boolean;
};

type WithBlocks = Pick<DocumentSection, 'blocks'>;

/** Block by block where both languages have the same structure, else the whole section. */
export function alignedRows({ blocks }: WithBlocks, { blocks: beside }: WithBlocks): AlignedRow[] {
  if (!areAlike(blocks, beside)) return [asRow(blocks, beside)];
  const starts = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    return before?.type === 'paragraph' && isIntroducedByParagraph(block) ? [] : [index];
  });
  return starts.map((start, place) =>
    asRow(blocks.slice(start, starts[place + 1]), beside.slice(start, starts[place + 1])),
  );
}

/** Urgent help on a page of two columns: what is above its cards, and each card with that of the other language. */
export type PairedCards = { above: AlignedRow; cards: PairedCard[] };
type PairedCard = [own: UrgentCard, beside: UrgentCard, isWide: boolean];

/** null: print one language after the other, because the page has one column or a section has no cards. */
export function pairedCards(
  section: DocumentSection,
  beside: DocumentSection,
  { size }: Pick<DocumentOptions, 'size'>,
): PairedCards | null {
  const [own, other] = [urgentCards(section), urgentCards(beside)];
  if (size !== 'standard' || !own || !other) return null;
  const [emergency, sameDay] = own.cards;
  const [emergencyBeside, sameDayBeside] = other.cards;
  return {
    above: asRow(own.above, other.above),
    cards: [asPair(emergency, emergencyBeside), asPair(sameDay, sameDayBeside)],
  };
}

function asRow(blocks: Block[], beside: Block[]): AlignedRow {
  return { blocks, beside, isWide: needsWholeWidth(blocks, beside) };
}

const asPair = (own: UrgentCard, beside: UrgentCard): PairedCard => [
  own,
  beside,
  needsWholeWidth(own.blocks, beside.blocks),
];

/** Half of the page is too narrow for a table, and makes the pictures of a strip too small. */
export function needsWholeWidth(...texts: (readonly Block[])[]): boolean {
  return texts
    .flat()
    .some((block) =>
      block.type === 'figure' ? isPictogram(block.pictogram) && isStrip(block.pictogram) : block.type === 'table',
    );
}

function areAlike(some: readonly Block[], others: readonly Block[]): boolean {
  return JSON.stringify(some.map(structureOf)) === JSON.stringify(others.map(structureOf));
}

function structureOf(block: Block): unknown {
  switch (block.type) {
    case 'paragraph':
      return ['paragraph', block.action ?? null];
    case 'list':
      return ['list', block.ordered, block.items.map(({ blocks }) => blocks.map(structureOf))];
    case 'table':
      return ['table', block.header.length, block.rows.length];
    case 'callout':
      return ['callout', block.tone, block.blocks.map(structureOf)];
    case 'checklist':
      return ['checklist', block.items.length];
    case 'figure':
      return ['figure', block.pictogram];
  }
}
