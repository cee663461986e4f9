'use client';

import { useMemo } from 'react';
import { ChoiceGroup } from '@/components/ui/choice-group';
import {
  answerLabels,
  answers,
  type Choices,
  type Condition,
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
  change: BuilderModel['change'];
};

/** What the wording must know of this patient; only what is switched on asks. */
export function PatientQuestions({ content, versions, change }: PatientQuestionsProps) {
  const asked = useMemo(() => questionsIn(content, versions), [content, versions]);
  return asked.map((question) => (
    <div key={question} data-question={question} data-unanswered={content.choices[question] === null ? '' : undefined}>
      <ChoiceGroup
        label={questionLabels[question]}
        choices={answers[question].map((id: Condition) => ({ id, label: answerLabels[id] }))}
        value={content.choices[question]}
        onChange={(answer) => change('choices', (draft) => setChoices(draft, answered(question, answer)))}
      />
    </div>
  ));
}

/** The answers offered are those of the question. */
function answered(question: Question, answer: Condition): Partial<Choices> {
  return { [question]: answer };
}
