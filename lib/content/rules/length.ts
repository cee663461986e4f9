import { textOf } from '../../domain/handout/block-text';
import { type Condition, isGeneral, type Question, questionOf, traits } from '../../domain/handout/conditions';
import { measure } from '../../domain/readability/measure';
import { normalise, wordsIn } from '../../domain/readability/words';
import type { Problem } from '../problem';
import type { FileSection, TopicFile } from '../topic-file';
import { isForChildren } from './readers';

/** Words of the recommended sections, headings and box included, on two pages at 12 pt. */
const SHEET = { from: 420, to: 480, most: 500, withEveryPassage: 540 };
const BOX = { words: 110, share: 0.27 };
/** The lines above the signs alone take some 30 words of a box. Without this line both limits stop the check. */
const UNTIL_THE_TEXTS_FIT = { isWarning: true };
/** Shorter sentences read like a telegram, whatever the formulas say of them. */
const CHOPPED_BELOW = 8;
const LEAD = { from: 10, to: 20 };

/** Checks the number of words of the sheet and of the box, and the length of sentences. */
export function checkLength({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic' || !frontMatter.locale.startsWith('en')) return [];
  const recommended = sections.filter((section) => section.recommended);
  const isForChild = isForChildren(frontMatter);
  const counted = recommended.map(countOf);
  const words = commonWords(counted, isForChild);
  return [
    ...sheetProblems(words, mostWords(counted)),
    ...recommended
      .filter(({ kind }) => kind === 'urgent-help')
      .flatMap((box) => boxProblems(box, commonWords([countOf(box)], isForChild), words)),
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
    problems.push({ line: 1, message, ...UNTIL_THE_TEXTS_FIT });
  }
  return problems;
}

function boxProblems(box: FileSection, words: number, all: number): Problem[] {
  const problems: Problem[] = [];
  if (words > BOX.words) {
    const message = `The box has ${words} words, at most ${BOX.words}`;
    problems.push({ line: box.line, message, ...UNTIL_THE_TEXTS_FIT });
  }
  if (words > all * BOX.share) {
    const share = ((words / all) * 100).toFixed(1);
    const message = `The box takes ${share} % of the words, at most ${BOX.share * 100} %`;
    problems.push({ line: box.line, message });
  }
  return problems;
}

function chopped(sections: readonly FileSection[]): Problem[] {
  const { words, sentences } = measure(sections.map(({ body }) => body));
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

/** The words that everybody reads, and those of the passages by whom they are for. */
type Counted = { plain: number; passages: { when: Condition; words: number }[] };

function countOf({ heading, body }: FileSection): Counted {
  const counted: Counted = { plain: wordsOf(heading), passages: [] };
  for (const block of body.content) {
    const words = wordsOf(block.type === 'figure' ? block.attrs.caption : textOf(block));
    if (block.type === 'passage') counted.passages.push({ when: block.attrs.when, words });
    else counted.plain += words;
  }
  return counted;
}

const wordsOf = (text: string): number => wordsIn(normalise(text.replace(/\{\{[a-z.]+\}\}/gi, '0'))).length;

const special: ReadonlySet<Condition> = new Set<Condition>([...traits, 'left', 'right', 'both-sides']);

/** Words of a reader whom none of the traits describes, an adult or a child as the topic is for. */
function commonWords(counted: readonly Counted[], isForChild: boolean): number {
  const isPrinted = (when: Condition): boolean =>
    !special.has(when) && !isGeneral(when) && when !== (isForChild ? 'adult' : 'child');
  return sum(
    counted.map(({ plain, passages }) => {
      return plain + sum(passages.filter(({ when }) => isPrinted(when)).map(({ words }) => words));
    }),
  );
}

/** Words of the reader who gets the most: of each question the answer with the longest passages. */
function mostWords(counted: readonly Counted[]): number {
  const passages = counted.flatMap((one) => one.passages);
  const byAnswer = new Map<Condition, number>();
  for (const { when, words } of passages) byAnswer.set(when, (byAnswer.get(when) ?? 0) + words);
  const longest = new Map<Question, number>();
  for (const [when, words] of byAnswer) {
    longest.set(questionOf[when], Math.max(words, longest.get(questionOf[when]) ?? 0));
  }
  return sum([...counted.map(({ plain }) => plain), ...longest.values()]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
