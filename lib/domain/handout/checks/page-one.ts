import { printedSize } from '../../clinic/logo-on-paper';
import { leadingOf } from '../../language/leading';
import type { Block, DocumentSection, HandoutDocument, Run } from '../document';
import { estimatedWidthOfText } from '../estimated-width';
import { FACTS_GAP, FACTS_PADDING, factLines, wraps } from '../fact-lines';
import { type PatientFact, patientFacts, sectionMarks } from '../page-lines';
import type { PageWords } from '../page-words/page-words';
import { pageWords } from '../page-words/words-in';
import { contentWidth } from '../table-form';

/*
 * Estimates page 1 in extra large print without a font. Errs on the high side. All lengths are points, as lib/pdf prints
 * them: lib/pdf/long-title.test.ts compares the two.
 */

type Type = { fontSize: number; lineHeight: number };

const type = {
  /** The title is never smaller. */
  title: { fontSize: 24, lineHeight: 1.15 },
  subtitle: { fontSize: 24, lineHeight: 1.28 },
  name: { fontSize: 24, lineHeight: 1.2 },
  letterhead: { fontSize: 15, lineHeight: 1.3 },
  fact: { fontSize: 24, lineHeight: 1.22 },
  label: { fontSize: 18, lineHeight: 1.32 },
  heading: { fontSize: 28, lineHeight: 1.2 },
  text: { fontSize: 24, lineHeight: 1.3 },
  fine: { fontSize: 14, lineHeight: 1.3 },
} satisfies Record<string, Type>;

/** Between two blocks where the page is set at its roomiest. */
const GAP = 15;
const pageHeights = { letter: 792, a4: 841.89 };
const MARGINS = 38 + 28;
const COLUMN_GAP = 12;
/** Of the width: the most that small print on the right takes. */
const GIVEN_BY = 0.36;
const MARKS = 0.34;
const RULE = 11;
/** Beside the words of urgent help: frame and padding, the icon of the heading, the pictogram of an item. */
const URGENT = { frame: 36, icon: 46, pictogram: 47 };
/** Above and below them on page 1, and around the words of the heading. */
const URGENT_FRAME = 3 + 12;
const BAND = 15.2;
/** Longer items and paragraphs may go on on page 2. */
const MOST_LINES = 5;
const FOOTER = 14;
/** What an issued handout has in its footer. */
const REFERENCE = 'PL-0000-0000';

/** Whether the title or the subtitle takes more than a line, the title as small as it may be. */
export function hasLongTitle({ title, subtitle }: HandoutDocument): boolean {
  return linesOf(title, type.title, contentWidth) > 1 || linesOf(subtitle, type.subtitle, contentWidth) > 1;
}

/** Whether urgent help begins on page 1 below all of the title. */
export function hasRoomForUrgentHelp(document: HandoutDocument, urgent: DocumentSection): boolean {
  const words = pageWords(document.locale);
  const heightOf = heightsIn(document.locale);
  const { title, subtitle, pageSize } = document;
  const heights = [
    letterhead(document, words, heightOf),
    heightOf(title, type.title, contentWidth) + heightOf(subtitle, type.subtitle, contentWidth) + GAP,
    patientBox(patientFacts(document, words), heightOf),
    urgentStart(urgent, words, heightsIn(urgent.locale)),
    footer(document, words, heightOf),
  ];
  return sum(heights) + 3 * GAP <= pageHeights[pageSize] - MARGINS;
}

function letterhead(document: HandoutDocument, words: PageWords, heightOf: HeightOf): number {
  const { clinic, clinicianName, visitDate, reviewNotice = '' } = document;
  const right = [clinicianName === '' ? '' : words.givenBy(clinicianName), visitDate, reviewNotice];
  const widest = Math.max(...right.map((text) => widthOf(text, type.letterhead)));
  const rightWidth = Math.min(GIVEN_BY * contentWidth, widest);
  const logo = clinic.logo ? printedSize(clinic.logo) : null;
  const leftWidth = contentWidth - rightWidth - COLUMN_GAP - (logo ? logo.width + COLUMN_GAP : 0);
  const contact = [clinic.phone, clinic.openingHours].filter(Boolean).join(' · ');
  const small = (texts: readonly string[], width: number): number =>
    sum(texts.map((text) => heightOf(text, type.letterhead, width)));
  const left = heightOf(clinic.name, type.name, leftWidth) + small([clinic.address, contact], leftWidth);
  return Math.max(left, small(right, rightWidth), logo?.height ?? 0) + RULE;
}

function patientBox(facts: readonly PatientFact[], heightOf: HeightOf): number {
  if (facts.length === 0) return 0;
  const { fontSize } = type.fact;
  const heights = factLines(facts, fontSize).map((line) => {
    const beside = line.filter((fact) => !wraps(fact, fontSize)).map(({ label, value }) => widestOf(label, value));
    const rest = contentWidth - 2 * FACTS_PADDING - sum(beside) - beside.length * FACTS_GAP;
    const values = line.map((fact) => heightOf(fact.value, type.fact, wraps(fact, fontSize) ? rest : contentWidth));
    return heightOf('–', type.label, contentWidth) + Math.max(...values);
  });
  return sum(heights) + 6 * (heights.length - 1) + 2 * 7 + 3;
}

const widestOf = (label: string, value: string): number =>
  Math.max(widthOf(label, type.label), widthOf(value, type.fact));

/** The heading with the first words below it, and the list that they introduce with its first item. */
function urgentStart(section: DocumentSection, words: PageWords, heightOf: HeightOf): number {
  const [first, next] = section.blocks;
  const opening = [first, first?.type === 'paragraph' ? next : undefined].filter((block) => block !== undefined);
  const width = contentWidth - URGENT.frame;
  const marks = Math.min(MARKS * width, widthOf(sectionMarks(section, words), type.fine));
  const heading = heightOf(section.heading, type.heading, width - URGENT.icon - marks) + BAND;
  const most = MOST_LINES * heightOf('–', type.text, width);
  const texts = opening.map((block) => {
    const text = beginningOf(block);
    return GAP + (text === null ? most : Math.min(most, heightOf(text, type.text, width - URGENT.pictogram)));
  });
  return URGENT_FRAME + heading + sum(texts);
}

/** Null where it is more than words. */
function beginningOf(block: Block): string | null {
  switch (block.type) {
    case 'paragraph':
      return textOf(block.runs);
    case 'list':
      return firstOf(block.items[0]?.blocks ?? []);
    case 'checklist':
      return textOf(block.items[0]?.runs ?? []);
    case 'callout':
    case 'table':
    case 'figure':
      return null;
  }
}

const firstOf = ([block]: readonly Block[]): string | null => (block ? beginningOf(block) : '');
const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

function footer({ clinic, reference }: HandoutDocument, words: PageWords, heightOf: HeightOf): number {
  const beside = [reference || REFERENCE, words.page(1, 10)].map((text) => widthOf(text, type.fine) + FACTS_GAP);
  return heightOf(clinic.footerNote || clinic.disclaimer, type.fine, contentWidth - sum(beside)) + FOOTER;
}

type HeightOf = (text: string, type: Type, width: number) => number;

function heightsIn(locale: string): HeightOf {
  const leading = leadingOf(locale);
  return (text, type, width) => linesOf(text, type, width) * type.fontSize * type.lineHeight * leading;
}

function widthOf(text: string, { fontSize }: Type): number {
  return estimatedWidthOfText(text) * fontSize;
}

/** Filled word by word; a word that is wider than the line goes on on the next. */
function linesOf(text: string, type: Type, width: number): number {
  if (text === '') return 0;
  const space = widthOf(' ', type);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const wordWidth = widthOf(word, type);
    if (used > 0 && used + space + wordWidth > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? space : 0) + wordWidth;
    const further = Math.max(0, Math.ceil(used / width) - 1);
    lines += further;
    used -= further * width;
  }
  return lines;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
