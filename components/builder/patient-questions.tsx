'use client';

import { useMemo } from 'react';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { answersByBirthDate, answersOf, isAgeQuestion } from '@/lib/domain/handout/answers-of';
import {
  type Answer,
  answerLabels,
  answers,
  type Choices,
  type Question,
  questionLabels,
} from '@/lib/domain/handout/conditions';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setChoices } from '@/lib/domain/handout/draft-edit';
import { questionsIn } from '@/lib/domain/handout/questions';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { BuilderModel } from './use-builder';

type PatientQuestionsProps = {
  content: DraftContent;
  versions: readonly SectionVersion[];
  today: string;
  change: BuilderModel['change'];
};

/** What the wording must know of this patient; only what is switched on asks. */
export function PatientQuestions({ content, versions, today, change }: PatientQuestionsProps) {
  const asked = useMemo(() => questionsIn(content, versions), [content, versions]);
  if (asked.length === 0) return null;
  const given = answersOf(content, today);
  const byBirthDate = answersByBirthDate(content, today);
  return (
    <fieldset aria-label="About this patient" className="flex flex-wrap gap-x-3 gap-y-1.5">
      {asked.map((question) => (
        <div key={question} data-question={question} data-unanswered={given[question] === null ? '' : undefined}>
          <ChoiceGroup
            isCompact
            label={questionLabels[question]}
            description={
              isAgeQuestion(question) ? ageNote(content.choices[question], byBirthDate[question]) : undefined
            }
            choices={answers[question].map((id: Answer) => ({ id, label: answerLabels[id] }))}
            value={given[question]}
            onChange={(answer) =>
              change('choices', (draft) =>
                setChoices(draft, answered(question, answer, answersByBirthDate(draft, today))),
              )
            }
          />
        </div>
      ))}
    </fieldset>
  );
}

/** An age that the date of birth gives is not kept, so that it follows the date when that is corrected. */
function answered(question: Question, answer: Answer, byBirthDate: Partial<Choices>): Partial<Choices> {
  return { [question]: answer === byBirthDate[question] ? null : answer };
}

function ageNote(chosen: Answer | null, byBirthDate: Answer | null): string | undefined {
  if (byBirthDate === null) return undefined;
  return chosen === null || chosen === byBirthDate ? 'By date of birth' : 'Not what the date of birth says';
}
