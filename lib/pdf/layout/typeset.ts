import layoutEngine, {
  bidi,
  fontSubstitution,
  fromFragments,
  scriptItemizer,
  textDecoration,
} from '@react-pdf/textkit';
import { lineBreaker } from './line-breaker';
import type { TextLine } from './nodes';
import { shrinkSpaces } from './shrink-spaces';

/**
 * textkit with what it asks about each character of a text. Most of a handout is plain Latin, in which every
 * answer is known beforehand: one direction, one script, the font that was chosen for each run.
 */

// Typed loosely upstream; the shapes used here are held by the tests of this folder.
export type Fragment = { string: string; attributes: Record<string, unknown> };
type Typeset = (fragments: readonly Fragment[], container: object) => TextLine[];
type Run = { start: number; end: number; attributes: Record<string, unknown> };
type Attributed = { string: string; runs: Run[] };

/** Keeps words whole; textkit's default inserts hyphens. */
const wordHyphenation = () => (word: string) => [word];

const engines = {
  ...{ bidi, textDecoration, scriptItemizer, fontSubstitution },
  justification: shrinkSpaces,
  linebreaker: lineBreaker,
  wordHyphenation,
};

/** Sets any text. */
export const typesetAny: Typeset = typesetWith(engines);

/** Sets texts that `isPlainLatin` to the same lines, without looking at each character. */
export const typesetLatin: Typeset = typesetWith({
  ...engines,
  bidi: () => leftToRight,
  scriptItemizer: () => latinFromFirstLetter,
  fontSubstitution: () => fontsAsChosen,
});

function typesetWith(used: object): Typeset {
  const engine = layoutEngine(used as never) as unknown as (text: unknown, ...rest: object[]) => TextLine[][];
  return (fragments, container) => engine(fromFragments(fragments as never), container, {}).flat();
}

const plainLatin = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201d\u2022\u2026]+$/;

export function isPlainLatin(fragments: readonly Fragment[]): boolean {
  return fragments.every(({ string, attributes }) => attributes.direction === 'ltr' && plainLatin.test(string));
}

function runsOf(string: string, attributes: Record<string, unknown>, start = 0): Attributed {
  return { string, runs: [{ start, end: string.length, attributes }] };
}

function leftToRight({ string }: Attributed): Attributed {
  return runsOf(string, { bidiLevel: 0 });
}

/** Signs and digits before the first letter belong to no script, and are shaped apart from it. */
function latinFromFirstLetter({ string }: Attributed): Attributed {
  const first = string.search(/\p{Script=Latin}/u);
  return first < 0 ? runsOf(string, { script: 'Unknown' }) : runsOf(string, { script: 'Latin' }, first);
}

type Face = { unitsPerEm: number };

/** Neighbours in one face and size are one run. */
function fontsAsChosen({ string, runs }: Attributed): Attributed {
  const joined: (Run & { face: Face | undefined; size: number })[] = [];
  for (const { start, end, attributes } of runs) {
    const [face] = attributes.font as Face[]; // as attributesOf in text.ts writes it
    const size = (attributes.fontSize as number) || 12;
    const last = joined.at(-1);
    if (last && last.face === face && last.size === size) last.end = end;
    else joined.push({ start, end, face, size, attributes: { font: [face], scale: size / (face?.unitsPerEm ?? 1) } });
  }
  return { string, runs: joined.map(({ start, end, attributes }) => ({ start, end, attributes })) };
}
