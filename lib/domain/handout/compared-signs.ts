import type { SectionKind } from '../library/section-kind';
import type { ListItemNode, SectionBody } from './body';
import { isSignList, type ListedSign, listsIn, wordsIn } from './listed-signs';
import { wordsBeforeNumber } from './packet-signs';

type ComparedSign = Pick<ListedSign, 'id' | 'lead' | 'tier' | 'when'>;

/**
 * A key that does not depend on the language. Two texts have the same key only if they list the same signs with the same
 * actions for the same readers. Among emergencies, the lead that names the number earliest means "call". A lead without a
 * number says no action that could be compared.
 */
export function comparedSigns(signs: readonly ComparedSign[]): string {
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

/** The signs of a body. A sign in a nested list has the action of the outer list. */
export function allSignsIn(body: SectionBody, kind: SectionKind): ComparedSign[] {
  return listsIn(body, kind).flatMap(({ items, lead, tier, when }) =>
    items.flatMap(idsIn).map((id) => ({ id, lead, tier, when })),
  );
}

function idsIn(item: ListItemNode): string[] {
  if (wordsIn(item.content) === '') return [];
  const inside = item.content.flatMap((node) => (isSignList(node) ? node.content.flatMap(idsIn) : []));
  return [...(item.attrs?.sign === undefined ? [] : [item.attrs.sign]), ...inside];
}
