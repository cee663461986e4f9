import type { SectionKind } from '../library/section-kind';
import type { BlockNode, ListItemNode, SectionBody } from './body';
import type { Condition } from './conditions';
import { isSignList, type ListedSign, tierOf, wordsIn } from './listed-signs';
import { wordsBeforeNumber } from './packet-signs';

type ComparedSign = Pick<ListedSign, 'id' | 'lead' | 'tier' | 'when'>;

/**
 * A key that does not depend on the language. Two texts have the same key only if they list the same signs for the same
 * readers with the same actions, as far as the numbers in the leads tell them: among the emergencies of one text, the lead
 * that names the number earliest means "call".
 */
export function signsKey(signs: readonly ComparedSign[]): string {
  const emergencies = signs.filter(({ tier }) => tier === 'emergency').map(wordsBeforeNumber);
  const ranks = [...new Set(emergencies)].sort((one, other) => one - other);
  return signs
    .map((sign) => {
      const rank = sign.tier === 'emergency' ? ranks.indexOf(wordsBeforeNumber(sign)) : 0;
      return JSON.stringify([sign.id, sign.tier, rank, sign.when]);
    })
    .toSorted()
    .join();
}

/**
 * The signs of a body, those of nested lists included. As on the page, each has the action of the nearest line above it
 * that names a number, whatever stands between.
 */
export function signsWithActions(body: SectionBody, kind: SectionKind): ComparedSign[] {
  let action: Pick<ComparedSign, 'lead' | 'tier'> = { lead: null, tier: null };
  const inside = (nodes: readonly BlockNode[], when: Condition | null): ComparedSign[] =>
    nodes.flatMap((node): ComparedSign[] => {
      if (node.type === 'passage') return inside(node.content, node.attrs.when);
      if (node.type === 'callout') return inside(node.content, when);
      if (node.type === 'paragraph') {
        const tier = tierOf(node, kind);
        if (tier !== null) action = { lead: node, tier };
        return [];
      }
      return isSignList(node) ? node.content.flatMap(idsIn).map((id) => ({ id, ...action, when })) : [];
    });
  return inside(body.content, null);
}

function idsIn(item: ListItemNode): string[] {
  if (wordsIn(item.content) === '') return [];
  const nested = item.content.flatMap((node) => (isSignList(node) ? node.content.flatMap(idsIn) : []));
  return [...(item.attrs?.sign === undefined ? [] : [item.attrs.sign]), ...nested];
}
