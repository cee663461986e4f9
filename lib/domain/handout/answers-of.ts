import { ageInYears } from '../clinic/dates';
import type { Choices } from './conditions';
import type { DraftContent } from './draft';

/** From this birthday on, in years, a person is "over 65". */
const OVER_65_FROM = 65;

type Answered = Pick<DraftContent, 'choices' | 'patient' | 'visitDate'>;

/**
 * The answers that a handout is printed with: those of the clinician, and for the age the date of birth where the
 * clinician has said nothing else. `today` (YYYY-MM-DD) counts where the draft has no date of the visit.
 */
export function answersOf(draft: Answered, today: string): Choices {
  const { choices } = draft;
  return choices.over65 === null ? { ...choices, over65: over65ByBirthDate(draft, today) } : choices;
}

/** What the date of birth says; null where there is none that can be read. */
export function over65ByBirthDate({ patient, visitDate }: Omit<Answered, 'choices'>, today: string): Choices['over65'] {
  const age = ageInYears(patient.dateOfBirth, visitDate === '' ? today : visitDate);
  if (age === null) return null;
  return age >= OVER_65_FROM ? 'over-65' : 'not-over-65';
}
