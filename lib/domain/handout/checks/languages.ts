import { missingTexts } from '../../clinic/texts/clinic-texts';
import { shippedLanguage } from '../page-words/words-in';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

/** What a handout says around its sections in another language than its own. */
export function checkLanguages({ document, clinic }: CheckInput): AdvisoryFinding[] {
  const wanted = document.locale;
  const ofClinic = missingTexts(clinic, clinic.logo !== null, wanted).map(
    ({ name, own }): AdvisoryFinding => ({
      code: 'clinic-text-language',
      severity: 'warns',
      place: { in: 'clinic' },
      text: name,
      own,
      locale: clinic.locale,
      wanted,
    }),
  );
  if (shippedLanguage(wanted) !== null) return ofClinic;
  return [{ code: 'page-words-language', severity: 'warns', place: { in: 'handout' }, wanted }, ...ofClinic];
}
