import { type PdfDict, type PdfFile, type PdfObject, PdfRef } from './objects';

/** An element of the structure tree, as it is read. */
export type ReadElement = {
  id: number;
  role: string;
  dict: PdfDict;
  parent: ReadElement | undefined;
  kids: ReadKid[];
};
/** A piece of marked content, or an annotation, by the page it is on (undefined where none is named). */
export type ReadKid =
  | ReadElement
  | { page: number | undefined; mcid: number }
  | { page: number | undefined; annotation: number };

export const isElement = (kid: ReadKid): kid is ReadElement => 'role' in kid;

/** The topmost elements; none where the file has no structure. */
export function structureOf(file: PdfFile): ReadElement[] {
  const root = file.dict(file.catalog.get('StructTreeRoot'));
  if (!root) return [];
  return file.list(root.get('K')).flatMap((kid) => elementsOf(file, kid, undefined));
}

function elementsOf(file: PdfFile, value: PdfObject, parent: ReadElement | undefined): ReadElement[] {
  const dict = file.dict(value);
  if (!dict || !(value instanceof PdfRef)) return [];
  const element: ReadElement = { id: value.id, role: file.name(dict.get('S')) ?? '', dict, parent, kids: [] };
  const home = dict.get('Pg');
  element.kids = file.list(dict.get('K')).flatMap((kid) => kidOf(file, kid, home, element));
  return [element];
}

function kidOf(file: PdfFile, kid: PdfObject, home: PdfObject | undefined, parent: ReadElement): ReadKid[] {
  const pageId = (page: PdfObject | undefined): number | undefined => (page instanceof PdfRef ? page.id : undefined);
  if (typeof kid === 'number') return [{ page: pageId(home), mcid: kid }];
  const dict = file.dict(kid);
  if (!dict) return [];
  const page = pageId(dict.get('Pg') ?? home);
  switch (file.name(dict.get('Type'))) {
    case 'MCR':
      return [{ page, mcid: file.number(dict.get('MCID')) ?? -1 }];
    case 'OBJR': {
      const object = dict.get('Obj');
      return object instanceof PdfRef ? [{ page, annotation: object.id }] : [];
    }
    default:
      return elementsOf(file, kid, parent);
  }
}

/** The elements from these down, each before its kids. */
export function allElements(elements: readonly ReadElement[]): ReadElement[] {
  return elements.flatMap((element) => [element, ...allElements(element.kids.filter(isElement))]);
}

/** A number tree as a map (ISO 32000-1, 7.9.7). */
export function numberTree(file: PdfFile, value: PdfObject | undefined): Map<number, PdfObject> {
  const node = file.dict(value);
  const entries = new Map<number, PdfObject>();
  if (!node) return entries;
  const numbers = file.list(node.get('Nums'));
  for (let at = 0; at + 1 < numbers.length; at += 2) entries.set(Number(numbers[at]), numbers[at + 1] ?? null);
  for (const kid of file.list(node.get('Kids')))
    for (const [key, item] of numberTree(file, kid)) entries.set(key, item);
  return entries;
}
