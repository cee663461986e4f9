import type { BlockNode, SectionBody } from './body';
import { type Choices, isGeneral, questionOf } from './conditions';
import { hasOnlySigns, signIdsIn } from './listed-signs';

type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** open: it waits for an answer, and the handout cannot be issued before. */
export type PassageState = 'printed' | 'left-out' | 'open';

/** What prints together: what stands between two passages, or one passage. An open passage is a node of its own. */
export type PrintedStretch = { isPassage: boolean; nodes: readonly BlockNode[] };

/** The nodes that print, in stretches. */
export function printedStretches(
  content: SectionBody['content'],
  stateOf: (passage: PassageNode) => PassageState,
): PrintedStretch[] {
  const stretches: { isPassage: boolean; nodes: BlockNode[] }[] = [];
  for (const node of content) {
    const last = stretches.at(-1);
    if (node.type === 'passage') {
      const nodes: BlockNode[] = { printed: [...node.content], open: [node], 'left-out': [] }[stateOf(node)];
      stretches.push({ isPassage: true, nodes });
    } else if (last && !last.isPassage) last.nodes.push(node);
    else stretches.push({ isPassage: false, nodes: [node] });
  }
  return stretches;
}

/** Tells what becomes of each passage of a body with these answers. */
export function passageStates({ content }: SectionBody, choices: Choices): (passage: PassageNode) => PassageState {
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
