import type { SectionBody } from '../handout/body';
import { type LineRole, type WordingLine, wordingLines } from './body-lines';
import { commonSubsequence } from './common-subsequence';
import { type Change, diffWords, likeness } from './words';

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

/** What changed from one wording of a section to another, line by line and within a line word by word. */
export function diffWordings(before: Wording, after: Wording, locale = 'en'): DiffedLine[] {
  const [from, to] = [wordingLines(before), wordingLines(after)];
  const key = ({ role, depth, text }: WordingLine): string => `${role} ${depth} ${text}`;
  const lines: DiffedLine[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of commonSubsequence(from.map(key), to.map(key))) {
    lines.push(...between(from.slice(i, a), to.slice(j, b), locale));
    const line = to[b];
    if (line) lines.push({ ...placed(line), ...same(line.text), restyled: from[a]?.style !== line.style });
    [i, j] = [a + 1, b + 1];
  }
  return [...lines, ...between(from.slice(i), to.slice(j), locale)];
}

export function isChanged(lines: readonly DiffedLine[]): boolean {
  return lines.some(({ is, restyled }) => is !== 'same' || restyled);
}

/** Lines between two that are the same: those that are alike are one line that changed, in the order of both. */
function between(from: readonly WordingLine[], to: readonly WordingLine[], locale: string): DiffedLine[] {
  const lines: DiffedLine[] = [];
  let next = 0;
  for (const line of to) {
    const found = from
      .slice(next)
      .map((other, index) => ({ other, index: next + index, changes: diffWords(other.text, line.text, locale) }))
      .find(({ other, changes }) => other.role === line.role && likeness(changes) >= SAME_LINE);
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

const placed = ({ role, depth }: WordingLine) => ({ role, depth });

const same = (text: string) => ({ is: 'same' as const, changes: text === '' ? [] : [{ is: 'same' as const, text }] });

function removed(line: WordingLine): DiffedLine {
  return { ...placed(line), is: 'removed', changes: [{ is: 'removed', text: line.text }], restyled: false };
}
