import type { SectionBody } from '../handout/body';
import { type LineRole, type WordingLine, wordingLines } from './body-lines';
import { commonSubsequence } from './common-subsequence';
import { type Change, diffWordLists, likeness, wordsOf } from './words';

export type DiffedLine = {
  role: LineRole;
  depth: number;
  is: 'same' | 'changed' | 'removed' | 'added';
  changes: Change[];
  /** The words are the same, but not their look: bold, a box, a pictogram, where a link leads. */
  restyled: boolean;
};

type Wording = { heading: string; body: SectionBody };

/** Below this likeness two lines are one that went and one that came, not one that changed. */
const SAME_LINE = 0.4;

/**
 * Limit of steps that compare lines word by word, many times what two wordings of a section need. Beyond it a changed
 * line counts as one removed and one added, which keeps the screen responsive.
 */
const MOST_STEPS = 10_000_000;
const LEAST_WORDS = 10;

/** A line with its words, which are told apart once for all the lines that it is compared with. */
type Line = WordingLine & { words: readonly string[] };
type Effort = { left: number };

/** What changed from one wording of a section to another, line by line and within a line word by word. */
export function diffWordings(before: Wording, after: Wording, locale = 'en'): DiffedLine[] {
  const withWords = (line: WordingLine): Line => ({ ...line, words: wordsOf(line.text, locale) });
  const [from, to] = [wordingLines(before).map(withWords), wordingLines(after).map(withWords)];
  const effort: Effort = { left: MOST_STEPS };
  const key = ({ role, depth, text }: WordingLine): string => `${role} ${depth} ${text}`;
  const lines: DiffedLine[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of commonSubsequence(from.map(key), to.map(key))) {
    lines.push(...between(from.slice(i, a), to.slice(j, b), effort));
    const line = to[b];
    if (line) lines.push({ ...placed(line), ...same(line.text), restyled: from[a]?.style !== line.style });
    [i, j] = [a + 1, b + 1];
  }
  return [...lines, ...between(from.slice(i), to.slice(j), effort)];
}

export function isChanged(lines: readonly DiffedLine[]): boolean {
  return lines.some(({ is, restyled }) => is !== 'same' || restyled);
}

/** Lines between two that are the same: those that are alike are one line that changed, in the order of both. */
function between(from: readonly Line[], to: readonly Line[], effort: Effort): DiffedLine[] {
  const lines: DiffedLine[] = [];
  let next = 0;
  for (const line of to) {
    const found = lineLike(line, from, next, effort);
    if (!found) {
      lines.push({ ...placed(line), is: 'added', changes: [{ is: 'added', text: line.text }], restyled: false });
      continue;
    }
    lines.push(...from.slice(next, found.index).map(removed));
    const { changes, other } = found;
    lines.push({ ...placed(line), is: 'changed', changes, restyled: other.style !== line.style });
    next = found.index + 1;
  }
  return [...lines, ...from.slice(next).map(removed)];
}

type LikeLine = { other: Line; index: number; changes: Change[] };

function lineLike(line: Line, from: readonly Line[], first: number, effort: Effort): LikeLine | null {
  for (let index = first; index < from.length && effort.left > 0; index += 1) {
    const other = from[index];
    if (other?.role !== line.role) continue;
    effort.left -= (LEAST_WORDS + other.words.length) * (LEAST_WORDS + line.words.length);
    if (effort.left < 0) return null;
    const changes = diffWordLists(other.words, line.words);
    if (likeness(changes) >= SAME_LINE) return { other, index, changes };
  }
  return null;
}

const placed = ({ role, depth }: WordingLine) => ({ role, depth });

const same = (text: string) => ({ is: 'same' as const, changes: text === '' ? [] : [{ is: 'same' as const, text }] });

function removed(line: WordingLine): DiffedLine {
  return { ...placed(line), is: 'removed', changes: [{ is: 'removed', text: line.text }], restyled: false };
}
