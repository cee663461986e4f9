import { boxOf, type LaidOutNode } from '../layout/nodes';
import { type Slot, StructureElement } from './structure';
import type { Role, Tag } from './tag';

/** Layout carries props along without knowing what they mean; components give this one by `tag` and `artifact`. */
const tagOf = (node: LaidOutNode): Tag | undefined => node.props.tag as Tag | undefined;

export type Artifact = Extract<Tag, { kind: 'artifact' }>;

export type Bookmark = { title: string; page: number; top: number };

/** Which element what is being painted belongs to, as far as the glyphs do not say it themselves. */
export type PaintingPlace = {
  /** Everything painted is content of this element: a picture. */
  drawing: Slot | null;
  /** Everything painted is outside the structure. The header row of a table is the same glyphs on every page. */
  artifact: Artifact | null;
};

export type Tagging = {
  root: StructureElement;
  /** The place of each run of text, by the list of its glyphs' positions: painting hands over that very list. */
  textOf: Map<object, Slot>;
  place: PaintingPlace;
  bookmarks: Bookmark[];
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
  'P',
  'Link',
]);

/**
 * Goes over the laid-out pages in reading order and makes the structure tree of their tags. Pictures and
 * furniture get a CANVAS node before and after them, whose painting says that they begin and end; text
 * needs none. A tag's identity makes the parts of an element that lie on several pages one.
 */
export function tagPages(pages: readonly LaidOutNode[]): { pages: LaidOutNode[]; tagging: Tagging } {
  const tagger = new Tagger();
  return { pages: pages.map((page, index) => tagger.tagPage(page, index)), tagging: tagger.tagging };
}

type Spot = { parent: StructureElement; left: number; top: number };

class Tagger {
  readonly tagging: Tagging = {
    root: new StructureElement('Document'),
    textOf: new Map(),
    place: { drawing: null, artifact: null },
    bookmarks: [],
  };
  /** By tag; a text without one by its props, which its parts on other pages share. */
  readonly #elements = new Map<object, { element: StructureElement; page: number }>();
  /** The section that is open inside an element. */
  readonly #sections = new Map<StructureElement, StructureElement>();
  /** The link that the last run of an element's text stood in, and where it leads. */
  readonly #links = new Map<StructureElement, { target: string; element: StructureElement }>();
  #page = 0;
  #pageHeight = 0;

  tagPage(page: LaidOutNode, index: number): LaidOutNode {
    this.#page = index;
    this.#pageHeight = page.box.height;
    // The page's own box is where its coordinates begin.
    return this.#tagChildren(page, { parent: this.tagging.root, left: 0, top: 0 });
  }

  #tagChildren(node: LaidOutNode, spot: Spot): LaidOutNode {
    if (node.children.length === 0) return node;
    return { ...node, children: node.children.flatMap((child) => this.#tagNode(child, spot)) };
  }

  /** The node, between marks where it needs them. */
  #tagNode(node: LaidOutNode, spot: Spot): LaidOutNode[] {
    const tag = tagOf(node);
    if (tag?.kind === 'artifact') return this.#between(node, 'artifact', tag);
    if (this.#isRepeated(node)) return this.#between(node, 'artifact', { kind: 'artifact' });
    const element = tag ? this.#elementOf(tag, spot) : this.#untagged(node, spot);
    const here = {
      parent: element ?? spot.parent,
      left: spot.left + node.box.left,
      top: spot.top + node.box.top,
    };
    if (tag?.bookmark !== undefined && this.#elements.get(tag)?.page === this.#page) this.#bookmark(tag.bookmark, here);
    if (element && (tag?.alt !== undefined || tag?.actualText !== undefined)) {
      element.box = this.#boxOf(node, here);
      return this.#between(node, 'drawing', element.addSlot());
    }
    if (node.type !== 'TEXT') return [node.type === 'SVG' ? node : this.#tagChildren(node, here)];
    this.#tagText(node, here.parent);
    return [node];
  }

  /** The header row of a table stands in the structure where it stands first. */
  #isRepeated(node: LaidOutNode): boolean {
    const tag = tagOf(node);
    const before = node.props.fixed === true && tag ? this.#elements.get(tag) : undefined;
    return before !== undefined && before.page !== this.#page;
  }

  #elementOf(tag: Extract<Tag, { kind: 'element' }>, { parent }: Spot): StructureElement {
    const known = this.#elements.get(tag);
    if (known) return known.element;
    if (tag.opensSection) {
      const section = new StructureElement('Sect', tag.opensSection);
      parent.kids.push(section);
      this.#sections.set(parent, section);
    }
    const { within } = tag;
    const holder =
      within?.kind === 'element' ? this.#elementOf(within, { parent, left: 0, top: 0 }) : this.#open(parent);
    return this.#add(tag, new StructureElement(tag.role, tag), holder);
  }

  #untagged(node: LaidOutNode, { parent }: Spot): StructureElement | undefined {
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

  /** Runs of one link, on however many lines and pages, share one Link among their paragraph's words. */
  #tagText(node: LaidOutNode, parent: StructureElement): void {
    let slot: Slot | undefined;
    for (const line of node.lines ?? []) {
      for (const { positions, attributes } of line.runs) {
        // A mere step between two runs ends no link and has no words.
        if (!positions?.length) continue;
        const element = this.#linkOf(attributes.link, parent) ?? parent;
        if (slot?.element !== element) slot = element.addSlot();
        this.tagging.textOf.set(positions, slot);
      }
    }
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

  #bookmark(title: string, { top }: Spot): void {
    this.tagging.bookmarks.push({ title, page: this.#page, top });
  }

  #boxOf({ box }: LaidOutNode, { left, top }: Spot): number[] {
    const { width, height } = box;
    return [left, this.#pageHeight - top - height, left + width, this.#pageHeight - top];
  }

  #between<Key extends keyof PaintingPlace>(node: LaidOutNode, key: Key, value: PaintingPlace[Key]): LaidOutNode[] {
    const { place } = this.tagging;
    return [
      mark(() => {
        place[key] = value;
      }),
      node,
      mark(() => {
        place[key] = null;
      }),
    ];
  }
}

// react-pdf warns of a canvas without a size; this one paints nothing and layout is over.
const markBox = boxOf(1, 1);

function mark(paint: () => void): LaidOutNode {
  return { type: 'CANVAS', box: markBox, props: { paint }, style: {}, children: [] };
}
