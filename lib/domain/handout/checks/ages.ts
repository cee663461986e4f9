import { ageInYears } from '../../clinic/dates';
import { answersByBirthDate, isAgeQuestion } from '../answers-of';
import { questionsIn } from '../questions';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';

/** Whether the date of birth fits the ages that the topics are for, and what was answered by hand about the age. */
export function checkAges(input: CheckInput): AdvisoryFinding[] {
  const { draft, today } = input;
  const age = ageInYears(draft.patient.dateOfBirth, draft.visitDate === '' ? today : draft.visitDate);
  return age === null ? [] : [...checkTopics(age, input), ...checkAnswers(age, input)];
}

function checkTopics(age: number, { document, versions, topicAges }: CheckInput): AdvisoryFinding[] {
  const topicOf = new Map(versions.map(({ id, topicId }) => [id, topicId]));
  const printed = new Set(document.sections.map(({ versionId }) => topicOf.get(versionId)));
  const place = { in: 'field', field: 'patient.dateOfBirth' } as const;
  return topicAges
    .filter(({ id }) => printed.has(id))
    .filter(({ ageMin, ageMax }) => age < (ageMin ?? 0) || age > (ageMax ?? Number.POSITIVE_INFINITY))
    .map(({ title, ageMin, ageMax }) => ({
      ...{ code: 'topic-for-other-age', severity: 'warns', place },
      ...{ topic: title, ageMin, ageMax, age },
    }));
}

function checkAnswers(age: number, { draft, versions, today }: CheckInput): AdvisoryFinding[] {
  const byBirthDate = answersByBirthDate(draft, today);
  const place = { in: 'field', field: 'choices' } as const;
  return questionsIn(draft, versions)
    .filter(isAgeQuestion)
    .flatMap((question) => {
      const answer = draft.choices[question];
      return answer === null || answer === byBirthDate[question]
        ? []
        : [{ code: 'age-answer-differs', severity: 'warns', place, question, answer, age }];
    });
}
