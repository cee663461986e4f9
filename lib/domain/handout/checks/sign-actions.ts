import { answersOf } from '../answers-of';
import { wordsIn } from '../listed-signs';
import { passageStates } from '../printed-passages';
import { printedSigns, topicSigns } from '../said-once';
import { wordingsOf } from '../wordings';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { placeOf } from './section-text';

type Place = ReturnType<typeof placeOf>;
/** A sign as a section prints it. `action`: the words above its list, which say what to do; '' where none do. */
type Said = { id: string; locale: string; tier: string | null; action: string; words: string; place: Place };

/**
 * A warning sign has one action and one wording: a reader who is told to call now on one line and within days on another
 * follows neither. Signs are compared by their ids, because a clinic may have reworded them.
 */
export function checkSignActions(input: CheckInput): AdvisoryFinding[] {
  const signs = signsOf(input);
  const actions = besideTheFirst(
    signs.filter(({ tier }) => tier !== null),
    ({ id }) => id,
    // The words of two languages differ although they say the same; the number to call tells at least how soon.
    (one, other) => one.tier !== other.tier || (one.locale === other.locale && one.action !== other.action),
  );
  const words = besideTheFirst(
    signs.filter(({ id }) => !topicSigns.has(id)),
    ({ id, locale }) => `${locale} ${id}`,
    (one, other) => one.words !== other.words,
  );
  return [
    ...actions.map(
      ([{ place, words: sign }, { place: other }]) =>
        ({ code: 'sign-actions-differ', severity: 'warns', place, sign: shown(sign), other: other.heading }) as const,
    ),
    ...words.map(
      ([{ place, words: sign }, { place: other, words: otherWords }]) =>
        ({
          ...({ code: 'sign-words-differ', severity: 'warns', place } as const),
          ...{ sign: shown(sign), other: other.heading, otherWords: shown(otherWords) },
        }) as const,
    ),
  ];
}

/** Without the names of merge fields. */
const shown = (words: string): string => words.replace(/\{\{[\w.]+\}\}/g, '…');

/** The signs that differ from the first with the same key, each with that first. */
function besideTheFirst(
  signs: readonly Said[],
  keyOf: (sign: Said) => string,
  differ: (one: Said, other: Said) => boolean,
): [Said, Said][] {
  const first = new Map<string, Said>();
  return signs.flatMap((sign): [Said, Said][] => {
    const before = first.get(keyOf(sign));
    if (!before) first.set(keyOf(sign), sign);
    return before && differ(sign, before) ? [[sign, before]] : [];
  });
}

function signsOf({ draft, document, versions, today }: CheckInput): Said[] {
  const answers = answersOf(draft, today);
  const byKey = new Map(wordingsOf(draft, versions).map((worded) => [worded.section.key, worded]));
  return document.sections.flatMap((section) => {
    const worded = byKey.get(section.key);
    if (!worded) return [];
    const { kind, locale } = worded.version;
    const { body } = worded.wording;
    return printedSigns(body, kind, passageStates(body, answers)).map(({ id, tier, lead, item }) => ({
      ...{ id, locale, tier, action: lead ? wordsIn([lead]) : '' },
      ...{ words: wordsIn(item.content), place: placeOf(section) },
    }));
  });
}
