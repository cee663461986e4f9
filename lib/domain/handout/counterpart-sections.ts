import { isSameLanguage } from '../language/names';
import { signsKey } from './compared-signs';
import type { PrintedSection } from './printed-sections';

/**
 * Of the sections in the clinic's language, those that print beside the patient's: each that warns of the same as its
 * section, and urgent help in full or not at all, because a reader would take a part for the whole.
 */
export function counterpartsThatPrint(
  own: readonly PrintedSection[],
  others: readonly PrintedSection[],
  clinic: { locale: string },
): PrintedSection[] {
  const ownOf = new Map(own.map((one) => [one.section.key, one]));
  const matching = others.filter((other) => {
    const one = ownOf.get(other.section.key);
    return one !== undefined && warnsOfTheSame(one, other);
  });
  return hasAllUrgentHelp(matching, own, clinic.locale) ? matching : matching.filter((one) => !isUrgent(one));
}

const isUrgent = ({ version }: PrintedSection): boolean => version.kind === 'urgent-help';

/**
 * Both wordings list the same signs. Which of these another section prints, perhaps with a sooner action, depends on the
 * words of each language and on which sections have a counterpart.
 */
function warnsOfTheSame(own: PrintedSection, other: PrintedSection): boolean {
  // Urgent help of several topics prints as one part, which has no place for that of one topic.
  const isPlaced = (own.urgent === undefined) === (other.urgent === undefined);
  return isPlaced && other.blocks.length > 0 && signsKey(own.signs()) === signsKey(other.signs());
}

/**
 * A section with nothing to print needs no counterpart, nor does one in the clinic's language already, unless it prints in
 * the part that several topics share.
 */
function hasAllUrgentHelp(
  counterparts: readonly PrintedSection[],
  own: readonly PrintedSection[],
  locale: string,
): boolean {
  const keys = new Set(counterparts.map(({ section }) => section.key));
  return own
    .filter((one) => isUrgent(one) && one.blocks.length > 0 && !keys.has(one.section.key))
    .every(({ version, urgent }) => urgent === undefined && isSameLanguage(version.locale, locale));
}
