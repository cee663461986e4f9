import type { ListStyle } from '@/lib/domain/handout/list-numbering';
import { type PdfDictionary, type PdfReference, type PdfValue, pdfText } from '../document/pdf-syntax';
import type { Role, TagOptions } from './tag';

/** One piece of marked content: the number that the operators of a page carry. */
type MarkedContent = { page: PdfReference; mcid: number };
/** An annotation that belongs to an element, such as the area of a link. */
type AnnotationKid = { page: PdfReference; annotation: PdfReference };

/**
 * The place of words or of a picture among an element's kids. It is laid out with the structure, before
 * anything is painted, so that the order of reading does not hang on that of painting.
 */
export type Slot = { element: StructureElement; content: (MarkedContent | AnnotationKid)[] };

export type StructureRole = Role | 'Document' | 'Link';

/** An element of the structure tree. */
export class StructureElement {
  readonly role: StructureRole;
  readonly options: TagOptions;
  readonly kids: (StructureElement | Slot)[] = [];
  /** Left, bottom, right, top on its page; of a Figure. */
  box: number[] | undefined;

  constructor(role: StructureRole, options: TagOptions = {}) {
    this.role = role;
    this.options = options;
  }

  addSlot(): Slot {
    const slot: Slot = { element: this, content: [] };
    this.kids.push(slot);
    return slot;
  }
}

// A cell without words must stay, or the columns after it would shift.
const staysWhenEmpty: ReadonlySet<StructureRole> = new Set(['Document', 'TH', 'TD', 'LBody']);

/** Takes out what nothing was painted for, such as the paragraph of an empty text. False: it is such a one. */
export function prune(element: StructureElement): boolean {
  const kept = element.kids.filter((kid) => (kid instanceof StructureElement ? prune(kid) : kid.content.length > 0));
  element.kids.splice(0, element.kids.length, ...kept);
  return kept.length > 0 || staysWhenEmpty.has(element.role);
}

/**
 * Writes the elements from `root` down as objects (ISO 32000-1, 14.7.2). What owns each piece of marked
 * content and each annotation goes into `parents`, under the key that its page or itself carries.
 */
export function writeElements(
  root: StructureElement,
  treeRoot: PdfReference,
  newObject: (data: PdfDictionary) => PdfReference,
): { element: PdfReference; parents: Map<number, PdfReference | PdfReference[]> } {
  const parents = new Map<number, PdfReference | PdfReference[]>();

  function write(element: StructureElement, parent: PdfReference): PdfReference {
    // Most elements have their content on one page, which is then named once.
    const home = element.kids.flatMap((kid) => (kid instanceof StructureElement ? [] : kid.content))[0]?.page;
    const data: PdfDictionary = { S: element.role, P: parent, Pg: home, ...attributesOf(element) };
    const reference = newObject(data);
    const contentKid = (kid: MarkedContent | AnnotationKid): PdfValue => {
      const elsewhere = kid.page === home ? {} : { Pg: kid.page };
      if ('annotation' in kid) {
        parents.set(keyOf(kid.annotation.data.StructParent), reference);
        return { Type: 'OBJR', ...elsewhere, Obj: kid.annotation };
      }
      const key = keyOf(kid.page.data.StructParents);
      const ofPage = parents.get(key);
      if (Array.isArray(ofPage)) ofPage[kid.mcid] = reference;
      else parents.set(key, Object.assign([], { [kid.mcid]: reference }));
      return kid.page === home ? kid.mcid : { Type: 'MCR', ...elsewhere, MCID: kid.mcid };
    };
    const kids = element.kids.flatMap((kid) =>
      kid instanceof StructureElement ? [write(kid, reference)] : kid.content.map(contentKid),
    );
    data.K = kids.length === 1 ? kids[0] : kids;
    reference.end();
    return reference;
  }

  return { element: write(root, treeRoot), parents };
}

function keyOf(value: PdfValue): number {
  if (typeof value !== 'number') throw new Error('A page or an annotation has no key into the parent tree');
  return value;
}

const listNumbering: Record<ListStyle, string> = {
  decimal: 'Decimal',
  'lower-alpha': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
};

function attributesOf({ role, options, box }: StructureElement): PdfDictionary {
  const { lang, alt, actualText, scope, numbering } = options;
  return {
    ...(lang === undefined ? {} : { Lang: pdfText(lang) }),
    ...(alt === undefined ? {} : { Alt: pdfText(alt) }),
    ...(actualText === undefined ? {} : { ActualText: pdfText(actualText) }),
    ...(role === 'TH' ? { A: { O: 'Table', Scope: scope ?? 'Column' } } : {}),
    ...(role === 'L' ? { A: { O: 'List', ListNumbering: numbering ? listNumbering[numbering] : 'Disc' } } : {}),
    ...(role === 'Figure' && box ? { A: { O: 'Layout', Placement: 'Block', BBox: box } } : {}),
  };
}
