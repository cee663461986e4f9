import { counterpartDocument, noticesBeside } from '@/lib/domain/handout/bilingual';
import type { Block, DocumentSection, HandoutDocument, ListItem, Run } from '@/lib/domain/handout/document';
import { patientFacts, sectionMarks, sourceSentences, sourcesLine } from '@/lib/domain/handout/page-lines';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { isSameLanguage } from '@/lib/domain/language/names';

/** Texts that are set as one language is. */
export type Passage = { locale: string; texts: string[] };

/** Every piece of text that a document prints, in reading order: what the fonts must be able to set. */
export function passagesOf(document: HandoutDocument): Passage[] {
  const isForeign = ({ locale }: DocumentSection): boolean => !isSameLanguage(locale, document.locale);
  const own = document.sections.filter((section) => !isForeign(section));
  const isOwn = ({ locale }: Passage): boolean => isSameLanguage(locale, document.locale);
  const headings = packetHeadings(document);
  const ownHeadings = headings.filter(isOwn).flatMap(({ texts }) => texts);
  return [
    { locale: document.locale, texts: [...textsAround(document, own), ...ownHeadings] },
    ...headings.filter((passage) => !isOwn(passage)),
    ...document.sections
      .filter(isForeign)
      .map((section) => ({ locale: section.locale, texts: textsOfSection(section) })),
    ...passagesBeside(document),
  ];
}

/** What a bilingual handout prints in the clinic's language. */
function passagesBeside(document: HandoutDocument): Passage[] {
  const other = counterpartDocument(document);
  if (!other) return [];
  const words = pageWords(other.locale);
  const { title, subtitle, reviewStatement, clinic } = other;
  const around = [title, subtitle, ...noticesBeside(document), reviewStatement, clinic.disclaimer];
  return [
    { locale: other.locale, texts: [...around, sourcesLine(other, words), words.about, words.sources] },
    ...packetHeadings(other),
    ...other.sections.map((section) => ({ locale: section.locale, texts: textsOfSection(section) })),
  ];
}

/** What a handout of several topics says above its sections. */
function packetHeadings(document: HandoutDocument): Passage[] {
  return [
    ...sectionGroups(document).flatMap(({ name }) =>
      name ? [{ locale: name.locale, texts: [name.title, name.lead] }] : [],
    ),
    ...(urgentHelpOf(document)?.parts ?? []).map(({ heading, headingLocale }) => ({
      ...{ locale: headingLocale, texts: [heading, pageWords(headingLocale).continued('')] },
    })),
  ];
}

/** The document's own texts, with those of the sections in its language. */
function textsAround(document: HandoutDocument, sections: readonly DocumentSection[]): string[] {
  const { clinic, patient, visitDate } = document;
  const words = pageWords(document.locale);
  return [
    clinic.name,
    clinic.address,
    clinic.phone,
    clinic.openingHours,
    words.givenBy(document.clinicianName),
    visitDate,
    document.title,
    document.subtitle,
    ...patientFacts(document, words).flatMap(({ label, value }) => [label, value]),
    ...sections.flatMap(textsOfSection),
    words.about,
    document.reviewNotice ?? document.reviewedLine ?? '',
    document.reviewStatement,
    document.editStatement,
    words.forStaff,
    words.scanCode,
    words.sources,
    sourcesLine(document, words),
    ...document.sources.flatMap((source) => [...Object.values(sourceSentences(source, words)), source.url]),
    clinic.disclaimer,
    // The header and the footer of every page.
    patient.name,
    clinic.footerNote,
    document.reference,
    words.page(1, 1),
  ];
}

function textsOfSection(section: DocumentSection): string[] {
  const words = pageWords(section.locale);
  const continued = section.kind === 'urgent-help' ? [words.continued('')] : [];
  const own = [
    ...continued,
    sectionMarks(section, words, 'full'),
    ...Object.values(words.tones),
    ...Object.values(words.urgentCards),
    words.picture,
  ];
  return [section.heading, ...own, ...section.blocks.flatMap(textsOfBlock)];
}

/** All that is set with a section, as one text: it tells which fonts are needed most. */
export function textOfSection(section: DocumentSection): string {
  return textsOfSection(section).join(' ');
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
      return [block.caption, block.alt];
  }
}

function textsOfItem(item: ListItem): string[] {
  return item.blocks.flatMap(textsOfBlock);
}

/** The words of a block, each piece that is set as one text by itself. */
export function runsOfBlock(block: Block): (readonly Run[])[] {
  switch (block.type) {
    case 'paragraph':
      return [block.runs];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(runsOfBlock));
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'callout':
      return block.blocks.flatMap(runsOfBlock);
    case 'checklist':
      return block.items.map(({ runs }) => runs);
    case 'figure':
      return [];
  }
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
