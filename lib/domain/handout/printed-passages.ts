import type { BlockNode, SectionBody } from './body';
import { type Choices, isGeneral, questionOf } from './conditions';
import { hasOnlySigns } from './listed-signs';

type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** open: it waits for an answer, and the handout cannot be issued before. */
export type PassageState = 'printed' | 'left-out' | 'open';

/** Tells what becomes of each passage of a body with these answers. */
export function passageStates({ content }: SectionBody, choices: Choices): (passage: PassageNode) => PassageState {
  const withGeneralSentence = new Set(
    content.flatMap((node) =>
      node.type === 'passage' && isGeneral(node.attrs.when) ? [questionOf[node.attrs.when]] : [],
    ),
  );
  return (passage) => {
    const { when } = passage.attrs;
    const question = questionOf[when];
    const answer = choices[question];
    if (answer !== null) return answer === when ? 'printed' : 'left-out';
    // A warning sign says itself for whom it is, and nobody is to miss it because a question is still open.
    if (isGeneral(when) || hasOnlySigns(passage)) return 'printed';
    return withGeneralSentence.has(question) ? 'left-out' : 'open';
  };
}
