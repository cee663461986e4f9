import { gradedLanguageOf } from '../../readability/language';
import { sentencesOf } from '../../readability/sentences';
import { wordsIn } from '../../readability/words';
import type { DocumentSection } from '../document';
import type { CheckInput } from './check-input';
import type { Finding, TextRange } from './finding';
import { passagesIn } from './passage';
import { rememberBySection } from './remembered';
import { placeOf } from './section-text';

/** Shorter sentences ("Drink water.") may well be said twice. */
const SHORTEST = 6;
/** The share of words that two sentences have in common from which they are near the same. */
const NEAR = 0.85;

type Advice = { words: ReadonlySet<string>; at: TextRange };

const adviceOf = rememberBySection(({ blocks, locale }): Advice[] =>
  passagesIn(blocks).flatMap(({ kind, path, text }) =>
    kind === 'cell'
      ? []
      : sentencesOf(text, gradedLanguageOf(locale) ?? 'en').flatMap((sentence) => {
          const words = new Set(wordsIn(sentence.text.toLowerCase()));
          return words.size < SHORTEST ? [] : [{ words, at: { path, start: sentence.start, end: sentence.end } }];
        }),
  ),
);

function isNearlySame(a: Advice, b: Advice): boolean {
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  if (few.size < many.size * NEAR) return false;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared / (few.size + many.size - shared) >= NEAR;
}

/** Sections that say opposite things, or the same thing twice. */
export function checkRepetition({ document, versions }: CheckInput): Finding[] {
  return [...conflicts(document.sections, versions), ...duplicates(document.sections)];
}

function conflicts(sections: readonly DocumentSection[], versions: CheckInput['versions']): Finding[] {
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
              other: avoiding.heading,
            } as const,
          ]
        : [];
    }),
  );
}

function duplicates(sections: readonly DocumentSection[]): Finding[] {
  const told = sections.map((section) => ({ section, advice: adviceOf(section) }));
  return told.flatMap(({ section, advice }, index) => {
    const before = told.slice(0, index).map((other) => ({ ...other.section, said: saidBy(other.advice, advice) }));
    return advice.flatMap(({ at }, which) => {
      const first = before.find(({ said }) => said[which]);
      const place = { ...placeOf(section), at };
      return first ? [{ code: 'duplicate-advice', severity: 'hints', place, other: first.heading } as const] : [];
    });
  });
}

const compared = new WeakMap<readonly Advice[], WeakMap<readonly Advice[], readonly boolean[]>>();

/** Of each piece of `advice`: does the other section say it too? Two that are as they were are not compared again. */
function saidBy(other: readonly Advice[], advice: readonly Advice[]): readonly boolean[] {
  const known = compared.get(other) ?? new WeakMap<readonly Advice[], readonly boolean[]>();
  compared.set(other, known);
  const said = known.get(advice) ?? advice.map((piece) => other.some((one) => isNearlySame(one, piece)));
  known.set(advice, said);
  return said;
}
