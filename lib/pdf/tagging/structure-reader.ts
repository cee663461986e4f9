import type { LaidOutNode, TextRun } from '../layout/nodes';
import { type Slot, StructureElement } from './structure';
import type { Artifact, Role, Tag } from './tag';
import type { Bookmark } from './tagged-document';

/** Layout carries props along without knowing what they mean; components give this one by `tag` and `artifact`. */
const tagOf = (node: LaidOutNode): Tag | undefined => node.props.tag as Tag | undefined;

/** What is painted inside a node belongs to. */
export type Place = {
  parent: StructureElement;
  /** Everything inside is outside the structure. The header row of a table is the same words on every page. */
  artifact: Artifact | null;
  /** Everything inside is content of this element: a picture. */
  drawing: Slot | null;
};

// Their text is their own content; anywhere else a text without a tag is a paragraph.
const holdsText: ReadonlySet<string> = new Set<Role | 'Link'>([
  'Lbl',
  'TH',
  'TD',
  'Caption',
  'H1',
  'H2',
  'H3',
  'H4',
  'P',
  'Link',
]);

/**
 * Makes the structure tree of the tags that the painter comes by, which goes over the pages in reading order. A
 * tag's identity makes the parts of an element that lie on several pages one.
 */
export class StructureReader {
  readonly root = new StructureElement('Document');
  readonly bookmarks: Bookmark[] = [];
  /** By tag; a text without one by its props, which its parts on other pages share. */
  readonly #elements = new Map<object, { element: StructureElement; page: number }>();
  /** The section that is open inside an element. */
  readonly #sections = new Map<StructureElement, StructureElement>();
  /** The link that the last run of an element's text stood in, and where it leads. */
  readonly #links = new Map<StructureElement, { target: string; element: StructureElement }>();
  #page = -1;
  #pageHeight = 0;

  startPage(page: LaidOutNode): Place {
    this.#page += 1;
    this.#pageHeight = page.box.height;
    return { parent: this.root, artifact: null, drawing: null };
  }

  /** The place of what is inside a node whose top left corner is at `left`, `top` of the page. */
  placeIn(node: LaidOutNode, around: Place, left: number, top: number): Place {
    if (around.artifact || around.drawing) return around;
    const tag = tagOf(node);
    if (tag?.kind === 'artifact') return { ...around, artifact: tag };
    if (this.#isRepeated(node)) return { ...around, artifact: { kind: 'artifact' } };
    const element = tag ? this.#elementOf(tag, around.parent) : this.#untagged(node, around.parent);
    if (!element) return around;
    if (tag?.bookmark !== undefined && this.#elements.get(tag)?.page === this.#page) {
      this.bookmarks.push({ title: tag.bookmark, page: this.#page, top });
    }
    if (tag?.alt === undefined && tag?.actualText === undefined) return { ...around, parent: element };
    element.box = this.#boxOf(node, left, top);
    return { ...around, parent: element, drawing: element.addSlot() };
  }

  /** Where the words of a run belong. Runs of one link, on however many lines and pages, share one Link. */
  slotOf({ attributes }: TextRun, { parent }: Place, before: Slot | undefined): Slot {
    const element = this.#linkOf(attributes.link, parent) ?? parent;
    return before?.element === element ? before : element.addSlot();
  }

  /** The header row of a table stands in the structure where it stands first. */
  #isRepeated(node: LaidOutNode): boolean {
    const tag = tagOf(node);
    const before = node.props.fixed === true && tag ? this.#elements.get(tag) : undefined;
    return before !== undefined && before.page !== this.#page;
  }

  #elementOf(tag: Extract<Tag, { kind: 'element' }>, parent: StructureElement): StructureElement {
    const known = this.#elements.get(tag);
    if (known) return known.element;
    if (tag.opensSection) {
      const section = new StructureElement('Sect', tag.opensSection);
      parent.kids.push(section);
      this.#sections.set(parent, section);
    }
    const { within } = tag;
    const holder = within?.kind === 'element' ? this.#elementOf(within, parent) : this.#open(parent);
    return this.#add(tag, new StructureElement(tag.role, tag), holder);
  }

  #untagged(node: LaidOutNode, parent: StructureElement): StructureElement | undefined {
    const key = node.props;
    if (node.type === 'TEXT' && !holdsText.has(parent.role) && !parent.options.plain) {
      return this.#elements.get(key)?.element ?? this.#add(key, new StructureElement('P'), this.#open(parent));
    }
    if (node.type === 'LINK') {
      return this.#elements.get(key)?.element ?? this.#add(key, new StructureElement('Link'), this.#open(parent));
    }
    return undefined;
  }

  #open(parent: StructureElement): StructureElement {
    return this.#sections.get(parent) ?? parent;
  }

  #add(key: object, element: StructureElement, holder: StructureElement): StructureElement {
    holder.kids.push(element);
    this.#elements.set(key, { element, page: this.#page });
    return element;
  }

  #linkOf(target: unknown, parent: StructureElement): StructureElement | undefined {
    if (typeof target !== 'string') {
      this.#links.delete(parent);
      return undefined;
    }
    const open = this.#links.get(parent);
    if (open?.target === target) return open.element;
    const element = new StructureElement('Link');
    parent.kids.push(element);
    this.#links.set(parent, { target, element });
    return element;
  }

  #boxOf({ box: { width, height } }: LaidOutNode, left: number, top: number): number[] {
    return [left, this.#pageHeight - top - height, left + width, this.#pageHeight - top];
  }
}
