import type { BlockNode, SectionBody } from './body';
import { type Choices, type Condition, isGeneral, questionOf } from './conditions';
import { hasOnlySigns, signIdsIn } from './listed-signs';

export type PassageNode = Extract<BlockNode, { type: 'passage' }>;

/** open: it waits for an answer, and the handout cannot be issued before. */
type PassageState = 'printed' | 'left-out' | 'open';

export type StateOf = (passage: PassageNode) => PassageState;

/** What prints together: what stands between two passages, or one passage. An open passage is a node of its own. */
export type PrintedStretch = { isPassage: boolean; nodes: readonly BlockNode[] };

/** The nodes that print, in stretches. */
export function printedStretches(content: SectionBody['content'], stateOf: StateOf): PrintedStretch[] {
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
export function passageStates({ content }: SectionBody, choices: Choices): StateOf {
  const passages = content.filter((node) => node.type === 'passage');
  const withGeneralSentence = new Set(
    passages.flatMap(({ attrs: { when } }) => (isGeneral(when) ? [questionOf[when]] : [])),
  );
  const readersOf = readersOfSigns(passages);
  const decide = (passage: PassageNode): PassageState => {
    const { when } = passage.attrs;
    const question = questionOf[when];
    const answer = choices[question];
    if (answer !== null) return answer === when ? 'printed' : 'left-out';
    if (isGeneral(when)) return 'printed';
    if (hasOnlySigns(passage)) return stateOfSigns(passage, readersOf);
    return withGeneralSentence.has(question) ? 'left-out' : 'open';
  };
  const states = new Map(passages.map((passage) => [passage, decide(passage)]));
  // A passage that nobody has decided must not be printed.
  return (passage) => states.get(passage) ?? 'open';
}

/** For each sign, by its id: whom the passages that have it are for. */
type ReadersOfSigns = ReadonlyMap<string, ReadonlySet<Condition>>;

function readersOfSigns(passages: readonly PassageNode[]): ReadersOfSigns {
  const readersOf = new Map<string, Set<Condition>>();
  for (const passage of passages) {
    for (const id of signIdsIn(passage)) {
      const readers = readersOf.get(id) ?? new Set();
      readersOf.set(id, readers.add(passage.attrs.when));
    }
  }
  return readersOf;
}

/**
 * Nobody is to miss a warning sign because a question is still open. If a passage for another answer has the sign too,
 * with other words or another number to call, both would print: it waits, unless a general passage says it for everybody.
 * The limit: this holds for one question in one body. Passages of two questions, of which both may be true of a reader,
 * and of two sections all print until somebody answers; a check warns about the sign (`sign-actions-differ`).
 */
function stateOfSigns(passage: PassageNode, readersOf: ReadersOfSigns): PassageState {
  const { when } = passage.attrs;
  const others = signIdsIn(passage).map((id) =>
    [...(readersOf.get(id) ?? [])].filter((other) => other !== when && questionOf[other] === questionOf[when]),
  );
  if (others.every((readers) => readers.length === 0)) return 'printed';
  return others.every((readers) => readers.some(isGeneral)) ? 'left-out' : 'open';
}
