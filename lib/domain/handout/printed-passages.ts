import type { BlockNode, SectionBody } from './body';
import { type Choices, questionOf } from './conditions';
import { hasOnlySigns } from './listed-signs';

type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** open: it waits for an answer, and the handout cannot be issued before. */
export type PassageState = 'printed' | 'left-out' | 'open';

/** Tells what becomes of each passage of a body with these answers. */
export function passageStates(_body: SectionBody, choices: Choices): (passage: PassageNode) => PassageState {
  return (passage) => {
    const { when } = passage.attrs;
    const answer = choices[questionOf[when]];
    if (answer !== null) return answer === when ? 'printed' : 'left-out';
    // A warning sign says itself for whom it is, and nobody is to miss it because a question is still open.
    return hasOnlySigns(passage) ? 'printed' : 'open';
  };
}
