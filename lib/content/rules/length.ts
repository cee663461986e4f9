import type { SectionBody } from '../../domain/handout/body';
import { type Condition, isGeneral, traits } from '../../domain/handout/conditions';
import { measure } from '../../domain/readability/measure';
import { normalise, wordsIn } from '../../domain/readability/words';
import type { Problem } from '../problem';
import type { FileSection, TopicFile } from '../topic-file';
import { textOf } from './passage';

/** Words of the recommended sections, headings and box included, on two pages at 12 pt. */
const SHEET = { from: 420, to: 480, most: 500, withEveryPassage: 540 };
const BOX = { words: 110, share: 0.27 };
/** Shorter sentences read like a telegram, whatever the formulas say of them. */
const CHOPPED_BELOW = 8;
const LEAD = { from: 10, to: 20 };

/** What one sheet holds: the words in all, those of the box, and sentences that a person would say. */
export function checkLength({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic' || !frontMatter.locale.startsWith('en')) return [];
  const recommended = sections.filter((section) => section.recommended);
  const words = sum(recommended.map((section) => wordsOf(section, forCommonReader)));
  const every = sum(recommended.map((section) => wordsOf(section, withEveryPassage)));
  return [
    ...sheetProblems(words, every),
    ...recommended.filter(({ kind }) => kind === 'urgent-help').flatMap((box) => boxProblems(box, words)),
    ...chopped(recommended),
    ...leadProblems(frontMatter.subtitle),
  ];
}

function sheetProblems(words: number, every: number): Problem[] {
  const problems: Problem[] = [];
  const goal = `${SHEET.from} to ${SHEET.to} fit two pages`;
  if (words > SHEET.most) {
    problems.push({ line: 1, message: `The recommended handout has ${words} words, at most ${SHEET.most}; ${goal}` });
  } else if (words < SHEET.from || words > SHEET.to) {
    problems.push({ line: 1, message: `The recommended handout has ${words} words; ${goal}`, isWarning: true });
  }
  if (every > SHEET.withEveryPassage) {
    const message = `With every passage the recommended handout has ${every} words, at most ${SHEET.withEveryPassage}`;
    problems.push({ line: 1, message });
  }
  return problems;
}

function boxProblems(box: FileSection, all: number): Problem[] {
  const words = wordsOf(box, forCommonReader);
  const problems: Problem[] = [];
  if (words > BOX.words) {
    problems.push({ line: box.line, message: `The box has ${words} words, at most ${BOX.words}` });
  }
  if (words > all * BOX.share) {
    const share = Math.round((words / all) * 100);
    const message = `The box takes ${share} % of the words, at most ${BOX.share * 100} %`;
    problems.push({ line: box.line, message });
  }
  return problems;
}

function chopped(sections: readonly FileSection[]): Problem[] {
  const { words, sentences } = measure(sections.map(forCommonReader));
  if (sentences === 0 || words / sentences >= CHOPPED_BELOW) return [];
  const mean = (words / sentences).toFixed(1);
  const message = `Sentences have ${mean} words on average; join what belongs together with and, so, because, if`;
  return [{ line: 1, message, isWarning: true }];
}

function leadProblems(subtitle: string): Problem[] {
  const words = wordsIn(normalise(subtitle)).length;
  if (words >= LEAD.from && words <= LEAD.to) return [];
  const message = `The lead sentence (subtitle) has ${words} words; say in 12 to 18 what the reader has and that we checked`;
  return [{ line: 2, message, isWarning: true }];
}

type Printed = (section: FileSection) => SectionBody;

const others: ReadonlySet<Condition> = new Set<Condition>([...traits, 'child', 'left', 'right', 'both-sides']);
/** An adult whom none of the traits describes. */
const forCommonReader: Printed = ({ body }) => printedFor(body, (when) => !others.has(when) && !isGeneral(when));
/** The general sentence is printed in the place of its passage, never beside it. */
const withEveryPassage: Printed = ({ body }) => printedFor(body, (when) => !isGeneral(when));

function printedFor(body: SectionBody, isFor: (when: Condition) => boolean): SectionBody {
  return { ...body, content: body.content.filter((block) => block.type !== 'passage' || isFor(block.attrs.when)) };
}

function wordsOf(section: FileSection, printed: Printed): number {
  const texts = printed(section).content.map((block) =>
    block.type === 'figure' ? block.attrs.caption : textOf(block),
  );
  return wordsIn(normalise([section.heading, ...texts].join('\n').replace(/\{\{[a-z.]+\}\}/gi, '0'))).length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
