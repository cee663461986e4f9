import type { SectionKind } from '../library/section-kind';
import type { ListItemNode, SectionBody } from './body';
import { isSignList, type ListedSign, listsIn, wordsIn } from './listed-signs';
import { wordsBeforeNumber } from './packet-signs';

type ComparedSign = Pick<ListedSign, 'id' | 'lead' | 'tier' | 'when'>;

/**
 * What a reader of some signs is told to do, in no language: equal for two texts only if they give the same signs the same
 * actions for the same readers. Of several emergencies, the lines that name the number earliest are the calls. Below a
 * line that names no number, only the signs can be compared.
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

/** The signs of a body, with those of lists inside an item, which its line speaks for, too. */
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
