import { type FocusEvent, useRef } from 'react';
import { toastWithUndo } from '@/components/ui/toast';
import { hasAnswers, isAnotherPatient, lastKnown, takeBackAnswers } from '@/lib/domain/handout/another-patient';
import type { DraftContent } from '@/lib/domain/handout/draft';
import type { BuilderModel } from './use-builder';

/**
 * For the element around the fields that say who the patient is. When the focus leaves them with another patient than
 * it found, the answers that were given about the first are taken back, and a message says so and can undo it.
 */
export function useAnotherPatient(content: DraftContent, change: BuilderModel['change']) {
  const known = useRef(content.patient);
  return {
    // Whatever changed the patient elsewhere, such as undo, brought the answers with it.
    onFocus: (event: FocusEvent) => {
      if (isFromWithin(event)) return;
      known.current = lastKnown(known.current, content.patient);
    },
    onBlur: (event: FocusEvent) => {
      if (isFromWithin(event)) return;
      const isAnother = isAnotherPatient(known.current, content.patient);
      known.current = isAnother ? content.patient : lastKnown(known.current, content.patient);
      if (!isAnother || !hasAnswers(content)) return;
      const { assessed, choices } = content;
      change('answers', takeBackAnswers);
      toastWithUndo(`This is another patient. ${takenBack(content)} taken back.`, () =>
        change('answers', (draft) => ({ ...draft, assessed, choices })),
      );
    },
  };
}

const isFromWithin = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

function takenBack({ assessed, ...rest }: DraftContent): string {
  if (!assessed) return 'The answers about the patient are';
  return hasAnswers({ ...rest, assessed: false })
    ? '“I have assessed this patient” and the answers about the patient are'
    : '“I have assessed this patient” is';
}
