import type { BlockNode, BulletListNode, ListItemNode, ParagraphNode, SectionBody } from './body';
import type { Choices } from './conditions';
import type { UrgentAction } from './document';
import { type ListedSign, listsIn, type SignTier, wordsIn } from './listed-signs';
import { type PrintedStretch, passageStates, printedStretches } from './printed-passages';
import { type PrintedBody, type PrintedWording, printedSigns, topicSigns, withoutSigns } from './said-once';

/** The warning signs of a packet: each is printed once, where it asks to act soonest. */

export type PacketWording = PrintedWording & { topicId: string | null };

export type MergedWording = PrintedBody & {
  /** The same with the signs that another section prints below the same words of what to do. */
  withRepeats: () => PrintedBody;
  /** Its signs that another section prints with a sooner action. */
  slower: ReadonlySet<ListItemNode>;
  /** Signs of its body that other topics have, too: they print above those of each topic. */
  shared: ListedSign[];
};

type Decided = PacketWording & PrintedBody;
type Sign = ListedSign & { tier: SignTier; wording: Decided };

const speed: Record<SignTier, number> = { emergency: 0, 'same-day': 1, return: 2 };

/**
 * Takes the wordings in printed order. Signs are the same if their items have the same words: one that a clinic reworded
 * is printed beside the other. What was changed for this patient loses nothing, and nothing is left out because of it.
 */
export function mergeSigns(wordings: readonly PacketWording[], choices: Choices): MergedWording[] {
  const bySign = new Map<string, Sign[]>();
  const decided = wordings.map((wording): Decided => ({ ...wording, stateOf: passageStates(wording.body, choices) }));
  for (const wording of decided) {
    if (wording.isEdited) continue;
    for (const sign of printedSigns(wording.body, wording.kind, wording.stateOf)) {
      const { id, tier, item } = sign;
      if (tier === null || topicSigns.has(id)) continue;
      const key = JSON.stringify([wording.locale, item]);
      bySign.set(key, [...(bySign.get(key) ?? []), { ...sign, tier, wording }]);
    }
  }
  const losses = new Map(decided.map((wording) => [wording, noLoss()]));
  for (const signs of bySign.values()) {
    const soonest = soonestOf(signs);
    const others = signs.filter((sign) => sign !== soonest && mayLeaveFor(sign, soonest));
    for (const sign of others)
      losses.get(sign.wording)?.[isSooner(soonest, sign) ? 'slower' : 'repeated'].add(sign.item);
    const isOfOthers = others.some(({ wording }) => wording.topicId !== soonest.wording.topicId);
    if (isOfOthers && soonest.wording.kind === 'urgent-help') losses.get(soonest.wording)?.shared.push(soonest);
  }
  return decided.map((wording) => {
    const { slower, repeated, shared } = losses.get(wording) ?? noLoss();
    const gone = [...slower, ...shared.map(({ item }) => item)];
    return {
      ...withoutSigns(wording, new Set([...gone, ...repeated]), { choices, always: true }),
      withRepeats: () => withoutSigns(wording, new Set(gone), { choices, always: true }),
      slower,
      shared,
    };
  });
}

type Loss = { slower: Set<ListItemNode>; repeated: Set<ListItemNode>; shared: Sign[] };

const noLoss = (): Loss => ({ slower: new Set(), repeated: new Set(), shared: [] });

function soonestOf(signs: readonly Sign[]): Sign {
  return signs.reduce((soonest, sign) => (isSooner(sign, soonest) ? sign : soonest));
}

/**
 * Nothing leaves the urgent help for a section below it, or a topic for a section of another topic: there, "the pain" is
 * another pain. And nothing leaves where nobody can tell which is sooner.
 */
function mayLeaveFor(sign: Sign, soonest: Sign): boolean {
  const isInUrgentHelp = soonest.wording.kind === 'urgent-help';
  if (!isInUrgentHelp && sign.wording.kind === 'urgent-help') return false;
  if (!isInUrgentHelp && sign.wording.topicId !== soonest.wording.topicId) return false;
  return isSooner(soonest, sign) || (sign.tier === soonest.tier && actionOf(sign) === actionOf(soonest));
}

/**
 * Told by the numbers to call, so that no language need be understood. Of two emergencies the one whose line names the
 * number earlier is the call; the other sends the reader elsewhere first.
 */
function isSooner(one: Sign, other: Sign): boolean {
  if (one.tier !== other.tier) return speed[one.tier] < speed[other.tier];
  return one.tier === 'emergency' && wordsBeforeNumber(one) < wordsBeforeNumber(other);
}

/** In UTF-16 units. */
export function wordsBeforeNumber(sign: Pick<ListedSign, 'lead'>): number {
  return actionOf(sign).indexOf('{{emergency.number}}');
}

const actionOf = ({ lead }: Pick<ListedSign, 'lead'>): string => (lead ? wordsIn([lead]) : '');

/** A stretch of urgent help: all that one topic says of one tier, or what it says for others, too. */
export type UrgentStretch = {
  tier: UrgentAction;
  isShared: boolean;
  saysHowToAct: boolean;
  content: PrintedStretch[];
};

/** Urgent help in stretches. Lines and passages go with the list that they follow, and what is above all lists first. */
export function urgentStretches(
  wording: Pick<PacketWording, 'topicId'> & { original: SectionBody },
  { shared, ...printed }: PrintedBody & Pick<MergedWording, 'shared'>,
): UrgentStretch[] {
  const own = byTier(wording.original, printed);
  const isOwnShared = wording.topicId === null;
  const lists = listsIn(wording.original, 'urgent-help');
  // Of the whole wording: signs that print elsewhere take the lines above them along.
  const saysHowToAct = lists.length > 0 && lists.every(({ tier }) => tier !== null);
  const hoisted = (tier: UrgentAction): PrintedStretch[] => [{ isPassage: false, nodes: listsOf(shared, tier) }];
  const all: UrgentStretch[] = [
    { tier: 'emergency', isShared: true, saysHowToAct, content: hoisted('emergency') },
    { tier: 'same-day', isShared: true, saysHowToAct, content: hoisted('same-day') },
    { tier: 'emergency', isShared: isOwnShared, saysHowToAct, content: own.emergency },
    { tier: 'same-day', isShared: isOwnShared, saysHowToAct, content: own['same-day'] },
  ];
  return all.filter(({ content }) => content.some(({ nodes }) => nodes.length > 0));
}

/** The signs of a tier as lists, each below the line of its action. */
function listsOf(signs: readonly ListedSign[], tier: UrgentAction): BlockNode[] {
  const lists = new Map<string, { lead: ParagraphNode; list: BulletListNode }>();
  for (const { lead, item, ...sign } of signs) {
    if (sign.tier !== tier || !lead) continue;
    const { list = { type: 'bulletList', content: [] } } = lists.get(wordsIn([lead])) ?? {};
    lists.set(wordsIn([lead]), { lead, list: { ...list, content: [...list.content, item] } });
  }
  return [...lists.values()].flatMap(({ lead, list }) => [lead, list]);
}

/**
 * Passages are decided here, because one may hold lines of both tiers. A sentence stays in the tier of its list, also when
 * that list and the line above it are gone.
 */
function byTier(original: SectionBody, { body, stateOf }: PrintedBody): Record<UrgentAction, PrintedStretch[]> {
  const tierOfLead = new Map<BlockNode | null, SignTier | null>(
    listsIn(original, 'urgent-help').map(({ lead, tier }) => [lead, tier]),
  );
  const tierIn = (node: BlockNode): SignTier | null => {
    if (node.type === 'paragraph') return tierOfLead.get(node) ?? null;
    if (node.type !== 'callout' && node.type !== 'passage') return null;
    const inside: readonly BlockNode[] = node.content;
    return inside.map(tierIn).find((tier) => tier !== null) ?? null;
  };
  const tierBefore = new Map<BlockNode, UrgentAction>();
  let tier: UrgentAction = 'emergency';
  for (const node of printedStretches(original.content, stateOf).flatMap(({ nodes }) => nodes)) {
    const named = tierIn(node);
    if (named === 'emergency' || named === 'same-day') tier = named;
    tierBefore.set(node, tier);
  }
  const tiers: Record<UrgentAction, PrintedStretch[]> = { emergency: [], 'same-day': [] };
  for (const { isPassage, nodes } of printedStretches(body.content, stateOf)) {
    const dealt: Record<UrgentAction, BlockNode[]> = { emergency: [], 'same-day': [] };
    for (const node of nodes) {
      const named = tierIn(node);
      tier = named === 'emergency' || named === 'same-day' ? named : (tierBefore.get(node) ?? tier);
      dealt[tier].push(node);
    }
    for (const action of ['emergency', 'same-day'] as const) {
      if (dealt[action].length > 0) tiers[action].push({ isPassage, nodes: dealt[action] });
    }
  }
  return tiers;
}
