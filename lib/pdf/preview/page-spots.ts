import type { Place } from '@/lib/domain/handout/checks/finding';
import type { LaidOutNode } from '../layout/nodes';
import type { LaidOutDocument } from '../layout/pages';
import type { Spot } from '../spot';

/** Points from the top left corner of the page. */
type Area = { left: number; top: number; width: number; height: number };

type FieldName = Extract<Place, { in: 'field' }>['field'];

/** A place on the page and where its words are edited. */
export type PageSpot = { area: Area } & ({ in: 'section'; key: string } | { in: 'field'; field: FieldName });

/**
 * What can be edited on a page: each section as one area, or as one for each piece of it between those of others; the
 * fields come last, as they may lie in a section.
 */
export function spotsOn(page: LaidOutNode, { sectionsOf }: LaidOutDocument): PageSpot[] {
  const sections: Extract<PageSpot, { in: 'section' }>[] = [];
  const fields: PageSpot[] = [];
  forEachOwned(page, sectionsOf, (area, owner) => {
    const last = sections.at(-1);
    if (owner.in === 'field') fields.push({ in: 'field', field: owner.field, area });
    else if (last?.key === owner.key && !areBeside(last.area, area)) last.area = around(last.area, area);
    else sections.push({ in: 'section', key: owner.key, area });
  });
  return [...sections, ...fields];
}

type Owner = { in: 'section'; key: string } | { in: 'field'; field: FieldName };

type Visit = (area: Area, owner: Owner, node: LaidOutNode) => void;

/** Goes over the pieces of a page that say whose they are. */
export function forEachOwned(page: LaidOutNode, sectionsOf: LaidOutDocument['sectionsOf'], visit: Visit): void {
  const walk = (node: LaidOutNode, left: number, top: number): void => {
    const at = { left: left + node.box.left, top: top + node.box.top };
    const area = { ...at, width: node.box.width, height: node.box.height };
    const keys = sectionsOf.get(node.props) ?? [];
    if (keys.length > 1) {
      walkShared(node, keys, at);
      return;
    }
    for (const key of keys) visit(area, { in: 'section', key }, node);
    const spot = spotOf(node);
    if (spot?.in === 'field') visit(area, { in: 'field', field: spot.field }, node);
    for (const child of node.children) walk(child, at.left, at.top);
  };
  /** Several sections, each in boxes of its own in the one around them. */
  const walkShared = (node: LaidOutNode, keys: readonly string[], at: { left: number; top: number }): void => {
    for (const child of node.children) {
      const { width, height } = child.box;
      const place = { left: at.left + child.box.left, top: at.top + child.box.top };
      const key = keys[indexOf(child) ?? -1];
      if (key === undefined) walkShared(child, keys, place);
      else visit({ ...place, width, height }, { in: 'section', key }, child);
    }
  };
  // The page's own box is where its coordinates begin.
  for (const child of page.children) walk(child, 0, 0);
}

const spotOf = (node: LaidOutNode): Spot | undefined => node.props.spot as Spot | undefined; // set by `spot` alone

function indexOf(node: LaidOutNode): number | undefined {
  const spot = spotOf(node);
  return spot?.in === 'part' ? spot.index : undefined;
}

const areBeside = (one: Area, other: Area): boolean =>
  one.left + one.width <= other.left || other.left + other.width <= one.left;

function around(one: Area, other: Area): Area {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}
