import { answersOf } from '../answers-of';
import { wordsIn } from '../listed-signs';
import { mergeSigns } from '../packet-signs';
import { passageStates } from '../printed-passages';
import { chosenInOrder, wordingOf } from '../printed-sections';
import { printedSigns, topicSigns } from '../said-once';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding, Place } from './finding';
import { headingOf } from './section-text';

/**
 * A sign as a section says it. `action`: the words above its list, which say what to do; '' where none do. `isLeftOut`:
 * it prints with a sooner action elsewhere.
 */
type Said = {
  id: string;
  locale: string;
  tier: string | null;
  action: string;
  words: string;
  place: Extract<Place, { in: 'section' }>;
  isLeftOut: boolean;
};

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
    ...actions.map(([sign, other]) => {
      const printed = sign.isLeftOut ? other : other.isLeftOut ? sign : null;
      return {
        ...({ code: 'sign-actions-differ', severity: 'warns', place: sign.place } as const),
        ...{ sign: shown(sign.words), other: other.place.heading, printed: printed?.place.heading ?? null },
      };
    }),
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
  const { chosen, topics } = chosenInOrder(draft, versions);
  const printed = new Set(document.sections.map(({ key }) => key));
  // Of one topic, a section that is not printed says nothing that another one does not say to the last letter.
  const compared = topics === null ? chosen.filter(({ section }) => printed.has(section.key)) : chosen;
  const merged = topics === null ? [] : mergeSigns(compared.map(wordingOf), answers);
  return compared.flatMap(({ section, version: { kind, locale, topicId }, wording: { heading, body } }, index) => {
    const { stateOf, slower } = merged[index] ?? { stateOf: passageStates(body, answers) };
    const topic = topics?.get(topicId ?? '');
    const place = { in: 'section' as const, key: section.key, heading: headingOf({ heading, topic }) };
    return printedSigns(body, kind, stateOf).map(({ id, tier, lead, item }) => ({
      ...{ id, locale, tier, action: lead ? wordsIn([lead]) : '', words: wordsIn(item.content) },
      ...{ place, isLeftOut: slower?.has(item) ?? false },
    }));
  });
}
