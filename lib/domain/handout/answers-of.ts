import { ageInYears } from '../clinic/dates';
import type { Choices, Question } from './conditions';
import type { DraftContent } from './draft';

/** The birthday, in years, on which the answer changes. */
const birthdays = { ageGroup: 18, under2: 2, over50: 50, over65: 65 } as const;

/** A question that the date of birth answers. */
export type AgeQuestion = keyof typeof birthdays;

export function isAgeQuestion(question: Question): question is AgeQuestion {
  return question in birthdays;
}

type Answered = Pick<DraftContent, 'choices' | 'patient' | 'visitDate'>;

/**
 * The answers that a handout is printed with: those of the clinician, and for the age the date of birth where the
 * clinician has said nothing else. `today` (YYYY-MM-DD) counts where the draft has no date of the visit.
 */
export function answersOf(draft: Answered, today: string): Choices {
  const given = draft.choices;
  const byBirthDate = answersByBirthDate(draft, today);
  return {
    ...given,
    ageGroup: given.ageGroup ?? byBirthDate.ageGroup,
    under2: given.under2 ?? byBirthDate.under2,
    over50: given.over50 ?? byBirthDate.over50,
    over65: given.over65 ?? byBirthDate.over65,
  };
}

/** What the date of birth says; null where there is none that can be read. */
export function answersByBirthDate(
  { patient, visitDate }: Omit<Answered, 'choices'>,
  today: string,
): Pick<Choices, AgeQuestion> {
  const age = ageInYears(patient.dateOfBirth, visitDate === '' ? today : visitDate);
  if (age === null) return { ageGroup: null, under2: null, over50: null, over65: null };
  return {
    ageGroup: age < birthdays.ageGroup ? 'child' : 'adult',
    under2: age < birthdays.under2 ? 'under-2' : 'not-under-2',
    over50: age >= birthdays.over50 ? 'over-50' : 'not-over-50',
    over65: age >= birthdays.over65 ? 'over-65' : 'not-over-65',
  };
}
