import { listsIn, type Passage, passagesIn } from '../handout/checks/passage';
import type { Block, DocumentSection, HandoutDocument } from '../handout/document';
import { abbreviationsIn } from '../readability/abbreviations';
import { hardNumbersIn } from '../readability/hard-numbers';
import { jargonIn } from '../readability/jargon';
import { gradedLanguageOf } from '../readability/language';
import { passiveIn } from '../readability/passive';
import { sentencesIn } from '../readability/sentences';
import { wordsIn } from '../readability/words';
import type { PematItem } from './items';
import type { PematAnswer } from './rating';

/**
 * What counting can say about an item before a person decides: `answer` only where the rule is plain enough to
 * propose one, `found` of `of` as evidence to look at. The words live in the UI.
 */
export type Suggestion = { answer: PematAnswer | null; found: number; of: number };

const ACTIVE_SHARE = 0.8;
const SECTION_WORDS = 150;
const LIST_ITEMS = 7;
const HEADER_WORDS = 4;
const TABLE_COLUMNS = 4;
const VERY_SHORT = { paragraphs: 2, words: 350 };

const SAYS_NOTHING = /^(general )?information$/i;
const SUMMARY = /\b(summary|key points|most important|in short|at a glance)\b/i;
const CALCULATION = /\bmg\/kg\b|\b(multiply|divide|add up|subtract|convert|work out how (much|many))\b/i;
const ABOUT_PATIENTS = /\b(?:the patient|patients)\s+(?:should|must|need|needs|can|may|have to|has to)\b/i;
const TO_THE_READER = /\byou\s+(?:should|need to|must|can)\s+\w+/i;
const IMPERATIVE =
  /^(?:please\s+)?(?:ask|avoid|bring|call|change|check|come|cut|do|drink|eat|follow|get|give|go|hold|keep|learn|limit|look|make|move|note|plan|practice|practise|put|read|relax|rest|see|sleep|start|stay|stop|stretch|take|talk|tell|try|use|wait|walk|wash|watch|write)\b/i;

/** A day, a time of day, or a telephone number: numbers that nobody has to picture. */
const PLAIN_NUMBER =
  /\d{1,2}[:.]\d{2}|\d{1,2}\s*(?:am|pm)\b|(?:\+?\d[\d\s().-]{5,}\d)|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}(?:,\s*\d{4})?|\b\d{4}-\d{2}-\d{2}\b|\b911\b|\b999\b|\b112\b|\b988\b|\b000\b/giu;

/** The suggestions for a document, by item; an item that only a person can judge has none. */
export function pematSuggestions(document: HandoutDocument): Partial<Record<PematItem, Suggestion>> {
  return { ...structureOf(document), ...(gradedLanguageOf(document.locale) === 'en' ? languageOf(document) : {}) };
}

function structureOf(document: HandoutDocument): Partial<Record<PematItem, Suggestion>> {
  const { sections } = document;
  const passages = passagesOf(sections);
  const blocks = sections.flatMap((section) => everyBlock(section.blocks));
  const words = sum(passages.map(wordCount));
  const paragraphs = passages.filter(({ kind }) => kind === 'paragraph').length;
  const isVeryShort = paragraphs <= VERY_SHORT.paragraphs && words <= VERY_SHORT.words;
  const unlessVeryShort = (suggestion: Suggestion): Suggestion =>
    isVeryShort ? { ...suggestion, answer: 'not-applicable' } : suggestion;

  const longSections = sections.filter((section) => sum(passagesOf([section]).map(wordCount)) > SECTION_WORDS);
  const longLists = sections
    .flatMap((section) => listsIn(section.blocks))
    .filter(({ items }) => items.length > LIST_ITEMS);
  const named = sections.filter(({ layout, heading }) => layout.showHeading && !SAYS_NOTHING.test(heading.trim()));
  const summaries = sections.filter(({ heading }) => SUMMARY.test(heading));
  const cues = blocks.filter(isCue);
  const figures = blocks.filter((block) => block.type === 'figure');
  const captioned = figures.filter(({ caption }) => caption.trim() !== '');
  const tables = blocks.filter((block) => block.type === 'table');
  const simple = tables.filter(
    ({ header }) =>
      header.length <= TABLE_COLUMNS && header.every((cell) => wordsIn(textOf(cell)).length <= HEADER_WORDS),
  );
  const steps = blocks.filter((block) => block.type === 'list' && block.ordered);
  const tools = blocks.filter(({ type }) => type === 'checklist');
  return {
    1: hint(wordsIn(document.title).length, 3),
    2: hint(words, 1_000),
    8: unlessVeryShort(proposed(longSections.length + longLists.length === 0, longSections.length + longLists.length)),
    9: unlessVeryShort(hint(named.length, sections.length)),
    11: unlessVeryShort(proposed(summaries.length > 0, summaries.length)),
    12: proposed(cues.length > 0, cues.length),
    ...(figures.length + countPictograms(blocks) === 0 ? { 16: none() } : {}),
    17: figures.length === 0 ? none() : proposed(captioned.length === figures.length, captioned.length, figures.length),
    19: tables.length === 0 ? none() : proposed(simple.length === tables.length, simple.length, tables.length),
    22: hint(steps.length + tools.length, 1),
    23: hint(tools.length, 1),
    ...(tables.length === 0 ? { 25: none() } : {}),
  };
}

function languageOf({ sections, locale }: HandoutDocument): Partial<Record<PematItem, Suggestion>> {
  const passages = passagesOf(sections);
  const sentences = passages.filter(({ kind }) => kind !== 'cell').flatMap(({ text }) => sentencesIn(text));
  const active = sentences.filter((sentence) => passiveIn(sentence) === null);
  const jargon = passages.flatMap(({ text }) => jargonIn(text, locale));
  const undefinedTerms = passages.flatMap(({ text }) => abbreviationsIn(text)).filter(({ isDefined }) => !isDefined);
  const hard = passages.flatMap(({ text }) => hardNumbersIn(text));
  const withNumbers = passages.filter(({ text }) => /\d/.test(text.replace(PLAIN_NUMBER, '')));
  const calculations = passages.filter(({ text }) => CALCULATION.test(text));
  const actions = sentences.filter((sentence) => IMPERATIVE.test(sentence.trim()) || TO_THE_READER.test(sentence));
  const impersonal = sentences.filter((sentence) => ABOUT_PATIENTS.test(sentence));
  return {
    3: hint(jargon.length, 0),
    4: hint(undefinedTerms.length, 0),
    5: proposed(active.length >= sentences.length * ACTIVE_SHARE, active.length, sentences.length),
    6: withNumbers.length === 0 ? none() : hint(hard.length, 0),
    7: hint(calculations.length, 0),
    20: proposed(actions.length > 0, actions.length),
    21: proposed(impersonal.length === 0, impersonal.length),
    ...(calculations.length === 0 ? { 24: none() } : {}),
  };
}

const hint = (found: number, of: number): Suggestion => ({ answer: null, found, of });
const none = (): Suggestion => ({ answer: 'not-applicable', found: 0, of: 0 });
const proposed = (isMet: boolean, found: number, of = found): Suggestion => ({
  answer: isMet ? 'agree' : 'disagree',
  found,
  of,
});

function isCue(block: Block): boolean {
  if (block.type === 'paragraph') return block.runs.some(({ bold }) => bold);
  return block.type === 'callout' || block.type === 'list' || block.type === 'checklist';
}

/** These blocks and all that stand inside them. */
function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'callout') return [block, ...everyBlock(block.blocks)];
    if (block.type === 'list') return [block, ...block.items.flatMap((item) => everyBlock(item.blocks))];
    return [block];
  });
}

function countPictograms(blocks: readonly Block[]): number {
  return sum(
    blocks.map((block) =>
      block.type === 'list' || block.type === 'checklist'
        ? block.items.filter(({ pictogram }) => pictogram !== null).length
        : 0,
    ),
  );
}

const passagesOf = (sections: readonly DocumentSection[]): Passage[] =>
  sections.flatMap(({ blocks }) => passagesIn(blocks));
const wordCount = ({ text }: Passage): number => wordsIn(text).length;
const textOf = (runs: readonly { text: string }[]): string => runs.map(({ text }) => text).join('');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
