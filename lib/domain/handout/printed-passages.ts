import type { BlockNode, SectionBody } from './body';
import { type Choices, isGeneral, questionOf } from './conditions';
import { hasOnlySigns, signIdsIn } from './listed-signs';

export type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** open: it waits for an answer, and the handout cannot be issued before. */
type PassageState = 'printed' | 'left-out' | 'open';

export type StateOf = (passage: PassageNode) => PassageState;

/** Tells what becomes of each passage of a body with these answers. */
export function passageStates({ content }: SectionBody, choices: Choices): StateOf {
  const withGeneralSentence = new Set(
    content.flatMap((node) =>
      node.type === 'passage' && isGeneral(node.attrs.when) ? [questionOf[node.attrs.when]] : [],
    ),
  );
  const passages = content.filter((node) => node.type === 'passage');
  return (passage) => {
    const { when } = passage.attrs;
    const question = questionOf[when];
    const answer = choices[question];
    if (answer !== null) return answer === when ? 'printed' : 'left-out';
    if (isGeneral(when)) return 'printed';
    if (hasOnlySigns(passage)) return stateOfSigns(passage, passages);
    return withGeneralSentence.has(question) ? 'left-out' : 'open';
  };
}

/**
 * Nobody is to miss a warning sign because a question is still open. A sign that another answer has too, with other words
 * or another number to call, must not be printed twice: it waits, unless a general passage says it for everybody.
 */
function stateOfSigns(passage: PassageNode, passages: readonly PassageNode[]): PassageState {
  const signs = signIdsIn(passage);
  const others = passages.filter(
    ({ attrs: { when } }) => when !== passage.attrs.when && questionOf[when] === questionOf[passage.attrs.when],
  );
  const isIn = (some: readonly PassageNode[]) => {
    const ids = new Set(some.flatMap(signIdsIn));
    return (id: string): boolean => ids.has(id);
  };
  if (!signs.some(isIn(others))) return 'printed';
  return signs.every(isIn(others.filter(({ attrs }) => isGeneral(attrs.when)))) ? 'left-out' : 'open';
}
