import { currentOf, isBehind } from '../../library/current-version';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { placeOf } from './section-text';

/**
 * Finds translations of an earlier original than the one that handouts get. In a bilingual handout, both languages print
 * the earlier one.
 */
export function checkTranslations({ document, versions }: CheckInput): AdvisoryFinding[] {
  return document.sections.flatMap((section): AdvisoryFinding[] => {
    const own = versions.find(({ id }) => id === section.versionId);
    // An edited section holds the clinician's own words, not the translation.
    if (!own || own.originalNumber === null || section.edited) return [];
    const originals = versions.filter((one) => one.sectionId === own.sectionId && one.originalNumber === null);
    const current = originals[0] ? currentOf(originals, originals[0].locale) : null;
    if (!current || !isBehind(own, current)) return [];
    const numbers = { translated: own.originalNumber, current: current.number };
    return [{ code: 'translation-behind', severity: 'warns', place: placeOf(section), ...numbers }];
  });
}
