import type { SectionKind } from '../library/section-kind';
import type { BlockNode, BulletListNode, ListItemNode, OrderedListNode, SectionBody } from './body';
import type { Choices } from './conditions';
import { isSignList, type ListedSign, signsIn, tierOf, wordsIn } from './listed-signs';
import { type PassageNode, passageStates, type StateOf } from './printed-passages';

/** Signs whose words mean something else on every sheet ("It keeps coming back."): each topic says them for itself. */
export const topicSigns: ReadonlySet<string> = new Set(['no-better', 'comes-back', 'changed', 'stops-life']);

/** A wording as a handout prints it. `isEdited`: somebody reworded it for this patient. */
export type PrintedWording = { kind: SectionKind; locale: string; body: SectionBody; isEdited: boolean };

/** What a handout prints of a wording. `stateOf` speaks of the whole wording: a shorter body may lack what decided it. */
export type PrintedBody = { body: SectionBody; stateOf: StateOf };

/**
 * The bodies of a handout's sections in printed order, without the signs that an earlier section of the same language
 * prints to the last letter, below the same words of what to do. A sign that differs in anything stays: a check points
 * at it. What was reworded for this patient loses nothing, and nothing is left out because of it. Bodies that lose
 * nothing stay the same objects.
 */
export function withoutRepeatedSigns(wordings: readonly PrintedWording[], choices: Choices): PrintedBody[] {
  const said = new Set<string>();
  return wordings.map((wording) => {
    const { kind, locale, body, isEdited } = wording;
    const stateOf = passageStates(body, choices);
    if (isEdited) return { body, stateOf };
    const printed = printedSigns(body, kind, stateOf)
      .filter(({ id, tier }) => tier !== null && !topicSigns.has(id))
      .map((sign) => ({ item: sign.item, key: keyOf(sign, locale) }));
    const repeated = new Set(printed.filter(({ key }) => said.has(key)).map(({ item }) => item));
    for (const { key } of printed) said.add(key);
    return withoutSigns({ kind, body, stateOf }, repeated, { choices, always: false });
  });
}

/** Equal for two signs only if a reader of the first learns nothing from the second. */
function keyOf({ tier, lead, item }: ListedSign, locale: string): string {
  return JSON.stringify([locale, tier, lead && wordsIn([lead]), item]);
}

/** The signs of a section that its reader gets. */
export function printedSigns(body: SectionBody, kind: SectionKind, stateOf: StateOf): ListedSign[] {
  return signsIn(body, kind).filter(({ block }) => {
    const node = body.content[block];
    return node?.type !== 'passage' || stateOf(node) === 'printed';
  });
}

/**
 * The body without some of its signs; the same object where it has none of them. `always`: they print elsewhere, perhaps
 * with a sooner action, so that they go even from a list that would stay above other words.
 */
export function withoutSigns(
  { kind, body, stateOf }: PrintedBody & Pick<PrintedWording, 'kind'>,
  repeated: ReadonlySet<ListItemNode>,
  { choices, always }: { choices: Choices; always: boolean },
): PrintedBody {
  const places = signsIn(body, kind).flatMap(({ item }, place) => (repeated.has(item) ? [place] : []));
  if (places.length === 0) return { body, stateOf };
  const key = JSON.stringify([kind, choices, places, always]);
  const known = shortened.get(body);
  if (known?.key === key) return known.printed;
  const wholeOf = new Map<PassageNode, PassageNode>();
  const { nodes } = remaining(body.content, { repeated, kind, always, stateOf, wholeOf });
  const printed: PrintedBody = {
    body: { ...body, content: nodes },
    stateOf: (passage) => stateOf(wholeOf.get(passage) ?? passage),
  };
  shortened.set(body, { key, printed });
  return printed;
}

/** The same loss gives the same object, by which others tell that a section has not changed. */
const shortened = new WeakMap<SectionBody, { key: string; printed: PrintedBody }>();

type Loss = {
  repeated: ReadonlySet<ListItemNode>;
  kind: SectionKind;
  always: boolean;
  stateOf: StateOf;
  /** The passage of the whole wording that a shorter one comes from. */
  wholeOf: Map<PassageNode, PassageNode>;
};

/**
 * The first content of some blocks. action: a line that says what to do. signs: a list. sentence: a line that leads no
 * list. words: anything else.
 */
type Start = 'nothing' | 'action' | 'signs' | 'sentence' | 'words';
type Remainder<Node> = { node: Node; start: Start };

/**
 * Blocks without the repeated items. A list that loses all of them goes with the line above it. A box or a passage goes
 * when its words do. The line stays where it leads more signs below. Where anything else follows, nobody knows whether it
 * belongs to that line: the list stays as it is, because "Call 911 if:" must not lead other words. Where it must go, its
 * line goes too if a sentence follows: "Call, too, for a seizure." says itself what to do.
 */
function remaining<Node extends BlockNode>(nodes: readonly Node[], loss: Loss): { nodes: Node[]; start: Start } {
  const kept: Node[] = [];
  let start: Start = 'nothing';
  let isLeadIdle = false;
  for (const node of nodes.toReversed()) {
    const isAboveWords = start === 'words' || start === 'sentence';
    if (isEmptied(node, loss) && (loss.always || !isAboveWords)) {
      isLeadIdle = start !== 'signs' && start !== 'words';
      continue;
    }
    const rest: Remainder<Node> | null =
      isLeadIdle && node.type === 'paragraph' ? null : remainderOf(node, kept.at(-1), loss);
    isLeadIdle = false;
    if (!rest) continue;
    kept.push(rest.node);
    if (rest.start !== 'nothing') start = rest.start;
  }
  return { nodes: kept.reverse(), start };
}

/** The rest of a block and its first content. null: nothing is left. */
function remainderOf<Node extends BlockNode>(
  node: Node,
  below: BlockNode | undefined,
  loss: Loss,
): Remainder<Node> | null {
  if (node.type === 'paragraph') {
    if (wordsIn([node]) === '') return { node, start: 'nothing' };
    if (tierOf(node, loss.kind) !== null) return { node, start: 'action' };
    return { node, start: below && isSignList(below) ? 'words' : 'sentence' };
  }
  if (node.type === 'callout' || node.type === 'passage') {
    const inside = remaining<(typeof node.content)[number]>(node.content, loss);
    const rest = { ...node, content: inside.nodes };
    if (wordsIn([rest]) === '' && wordsIn([node]) !== '') return null;
    if (node.type === 'passage' && rest.type === 'passage') loss.wholeOf.set(rest, node);
    return { node: rest, start: startOf(node, inside.start, loss) };
  }
  if (!isSignList(node)) return { node, start: 'words' };
  if (isEmptied(node, loss)) return { node, start: 'signs' };
  const content = node.content.filter((item) => !loss.repeated.has(item));
  const isOfSigns = content.every(({ attrs, content }) => attrs?.sign !== undefined || wordsIn(content) === '');
  return { node: { ...(node as ListNode), content } as Node, start: isOfSigns ? 'signs' : 'words' }; // the same kind
}

function startOf(node: BlockNode, inside: Start, { stateOf }: Loss): Start {
  const state = node.type === 'passage' ? stateOf(node) : 'printed';
  return { printed: inside, 'left-out': 'nothing' as const, open: 'words' as const }[state];
}

type ListNode = BulletListNode | OrderedListNode;

/** Does a list lose every item that has words? */
function isEmptied(node: BlockNode, { repeated }: Loss): boolean {
  return (
    isSignList(node) &&
    node.content.some((item) => repeated.has(item)) &&
    node.content.every((item) => repeated.has(item) || wordsIn(item.content) === '')
  );
}
