import type { SectionKind } from '../library/section-kind';
import type { BlockNode, BulletListNode, OrderedListNode, SectionBody } from './body';
import { type Choices, questionOf } from './conditions';
import { isSignList, type ListedSign, signsIn } from './listed-signs';

/** Signs whose words mean something else on every sheet ("It keeps coming back."): each topic says them for itself. */
export const topicSigns: ReadonlySet<string> = new Set(['no-better', 'comes-back', 'changed', 'stops-life']);

/** A wording as a handout prints it. */
export type PrintedWording = { kind: SectionKind; locale: string; body: SectionBody };

/**
 * The bodies of a handout's sections in printed order, without the signs that an earlier section of the same language
 * says with the same action. A sign that two sections give different actions stays in both: a check points at it. Bodies that lose nothing
 * stay the same objects.
 */
export function withoutRepeatedSigns(wordings: readonly PrintedWording[], choices: Choices): SectionBody[] {
  const said = new Set<string>();
  return wordings.map(({ kind, locale, body }) => {
    const keyOf = ({ id, tier }: ListedSign) => `${locale} ${tier} ${id}`;
    const printed = printedSigns(body, kind, choices).filter(({ id, tier }) => tier !== null && !topicSigns.has(id));
    const repeated = new Set(printed.filter((sign) => said.has(keyOf(sign))).map(({ item }) => item));
    for (const sign of printed) said.add(keyOf(sign));
    return repeated.size === 0 ? body : without(body, repeated);
  });
}

/** The signs of a section that its reader gets: those of a passage unless the answer is another one. */
export function printedSigns(body: SectionBody, kind: SectionKind, choices: Choices): ListedSign[] {
  return signsIn(body, kind).filter(({ when }) => {
    const answer = when && choices[questionOf[when]];
    return answer === null || answer === when;
  });
}

type ListNode = BulletListNode | OrderedListNode;

function without(body: SectionBody, items: ReadonlySet<object>): SectionBody {
  const key = signsIn(body, 'urgent-help')
    .flatMap(({ item }, place) => (items.has(item) ? [place] : []))
    .join(' ');
  const known = shortened.get(body);
  if (known?.key === key) return known.body;
  const shorter: SectionBody = { ...body, content: remaining(body.content, items) };
  shortened.set(body, { key, body: shorter });
  return shorter;
}

/** The same loss gives the same object, by which others tell that a section has not changed. */
const shortened = new WeakMap<SectionBody, { key: string; body: SectionBody }>();

/** Blocks without these items; a list that loses all of them goes with the line above it, and an empty box too. */
function remaining<Node extends BlockNode>(nodes: readonly Node[], items: ReadonlySet<object>): Node[] {
  return nodes.flatMap((node, index): Node[] => {
    const below = nodes[index + 1];
    if (node.type === 'paragraph') return below && isEmptied(below, items) ? [] : [node];
    if (node.type === 'callout' || node.type === 'passage') {
      const content = remaining<(typeof node.content)[number]>(node.content, items);
      return content.length > 0 ? [{ ...node, content }] : [];
    }
    if (!isSignList(node)) return [node];
    const content = node.content.filter((item) => !items.has(item));
    return content.length > 0 ? [{ ...(node as ListNode), content } as Node] : []; // the same kind of list
  });
}

function isEmptied(node: BlockNode, items: ReadonlySet<object>): boolean {
  return isSignList(node) && node.content.every((item) => items.has(item));
}
