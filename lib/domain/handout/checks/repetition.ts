import { gradedLanguageOf } from '../../readability/language';
import { sentencesOf } from '../../readability/sentences';
import { wordsIn } from '../../readability/words';
import type { DocumentSection } from '../document';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding, TextRange } from './finding';
import { listsIn, passagesIn } from './passage';
import { rememberBySection } from './remembered';
import { headingOf, placeOf } from './section-text';

/** Shorter sentences ("Drink water.") may well be said twice. */
const SHORTEST = 6;
/** The share of words that two sentences have in common from which they are near the same. */
const NEAR = 0.85;

/** `key`: the words in one string, equal where all of them are. */
type Advice = { words: ReadonlySet<string>; key: string; at: TextRange };

const adviceOf = rememberBySection(({ blocks, locale }): Advice[] => {
  // "Call us the same day if:" says something else above every list.
  const leads = new Set(listsIn(blocks).map(({ path }) => lineAbove(path)));
  return passagesIn(blocks).flatMap(({ kind, path, text }) =>
    kind === 'cell' || leads.has(path.join())
      ? []
      : sentencesOf(text, gradedLanguageOf(locale) ?? 'en').flatMap((sentence) => {
          const words = new Set(wordsIn(sentence.text.toLowerCase()));
          const at = { path, start: sentence.start, end: sentence.end };
          return words.size < SHORTEST ? [] : [{ words, key: [...words].sort().join(' '), at }];
        }),
  );
});

/** The path of the block right before the one at `path`. */
function lineAbove(path: readonly number[]): string {
  return path.with(-1, (path.at(-1) ?? 0) - 1).join();
}

function isNearlySame(a: Advice, b: Advice): boolean {
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  if (few.size < many.size * NEAR) return false;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / (few.size + many.size - shared) >= NEAR;
}

/** Sections that say opposite things, or the same thing twice. */
export function checkRepetition({ document, versions }: CheckInput): AdvisoryFinding[] {
  return [...conflicts(document.sections, versions), ...duplicates(document.sections)];
}

function conflicts(sections: readonly DocumentSection[], versions: CheckInput['versions']): AdvisoryFinding[] {
  const tagsOf = new Map(versions.map(({ id, tags }) => [id, tags]));
  return sections.flatMap((section) =>
    (tagsOf.get(section.versionId) ?? []).flatMap((tag) => {
      const [verb, thing = ''] = tag.split(':');
      if (verb !== 'take') return [];
      const avoiding = sections.find((other) => tagsOf.get(other.versionId)?.includes(`avoid:${thing}`));
      return avoiding && avoiding !== section
        ? [
            {
              code: 'conflicting-sections',
              severity: 'warns',
              place: placeOf(section),
              thing,
              other: headingOf(avoiding),
            } as const,
          ]
        : [];
    }),
  );
}

function duplicates(sections: readonly DocumentSection[]): AdvisoryFinding[] {
  const told = sections.map((section) => ({ section, advice: adviceOf(section) }));
  let left = MOST_COMPARED;
  return told.flatMap(({ section, advice }, index) => {
    const before = told
      .slice(0, index)
      .filter((other) => mayRepeat(section, other.section))
      .map((other) => {
        const { said, compared } = saidBy(other.advice, advice, left);
        left -= compared;
        return { ...other.section, said };
      });
    return advice.flatMap(({ at }, which) => {
      const first = before.find(({ said }) => said[which]);
      const place = { ...placeOf(section), at };
      return first ? [{ code: 'duplicate-advice', severity: 'hints', place, other: headingOf(first) } as const] : [];
    });
  });
}

/** Each topic of a handout says for itself when to come back. */
function mayRepeat(section: DocumentSection, other: DocumentSection): boolean {
  const isReturn = section.kind === 'when-to-return' && other.kind === 'when-to-return';
  return !isReturn || section.topic?.id === other.topic?.id;
}

/**
 * Limit of word look-ups that find similar advice in one handout, many times what the longest handout needs. Beyond it
 * only identical advice is found, which bounds the time.
 */
const MOST_COMPARED = 1_000_000;

/** `isWhole`: every comparison was made; it is no answer of a handout in which the looking up had to end. */
type Said = { said: readonly boolean[]; compared: number; isWhole: boolean };

const known = new WeakMap<readonly Advice[], WeakMap<readonly Advice[], Said>>();

/** Of each piece of `advice`: does the other section say it too? Two that are as they were are not compared again. */
function saidBy(other: readonly Advice[], advice: readonly Advice[], left: number): Said {
  const ofOther = known.get(other) ?? new WeakMap<readonly Advice[], Said>();
  known.set(other, ofOther);
  const before = ofOther.get(advice);
  if (before && before.compared <= left) return before;
  const found = compare(other, advice, left);
  if (found.isWhole) ofOther.set(advice, found);
  return found;
}

function compare(other: readonly Advice[], advice: readonly Advice[], left: number): Said {
  const same = new Set(other.map(({ key }) => key));
  let compared = 0;
  let isWhole = true;
  const said = advice.map((piece) => {
    if (same.has(piece.key)) return true;
    for (const one of other) {
      if (compared >= left) {
        isWhole = false;
        return false;
      }
      compared += Math.min(one.words.size, piece.words.size);
      if (isNearlySame(one, piece)) return true;
    }
    return false;
  });
  return { said, compared, isWhole };
}
