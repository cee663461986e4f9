import type { Glyph, GlyphPosition } from '../document/paint-glyphs';
import { HandoutPdfDocument } from '../document/pdf-document';
import { type PdfReference, pdfText, toSyntax } from '../document/pdf-syntax';
import type { PdfMetadata } from '../document/xmp';
import { prune, type Slot, writeElements } from './structure';
import type { Artifact, Tagging } from './tag-pages';

/** What the operators written now are marked as: an element's content, or an artifact of some kind. */
type Open = { slot: Slot } | { artifact: Artifact['pagination'] };

type WaitingLink = { box: number[]; url: string };

/**
 * A document with PDF/UA-1 structure. Painting says nothing of structure, so the marks are made as
 * it goes: a run of glyphs opens the content of its element, a shape is an artifact unless it belongs to
 * a picture. Operators that only set something need no mark.
 */
export class TaggedPdfDocument extends HandoutPdfDocument {
  readonly #tagging: Tagging;
  #open: Open | null = null;
  #contents = 0;
  #keys = 0;
  #waiting: WaitingLink[] = [];

  constructor(metadata: PdfMetadata, tagging: Tagging) {
    super(metadata);
    this.#tagging = tagging;
    this.getMarkInfoDictionary().data.Marked = true;
    // The bookmarks are there to be asked for; a handout does not open with them.
    this._root.data.PageMode = 'UseNone';
  }

  override get followsPdfUa(): boolean {
    return true;
  }

  override addPage(options?: object): this {
    super.addPage(options);
    this.#contents = 0;
    if (this.page) this.page.dictionary.data.StructParents = this.#keys++;
    return this;
  }

  override flushPages(): void {
    this.#close();
    this.#waiting = [];
    super.flushPages();
  }

  override glyphs(glyphs: readonly Glyph[], positions: readonly GlyphPosition[], x: number, y: number): void {
    if (glyphs.length === 0) return;
    const { drawing, artifact } = this.#tagging.place;
    const slot = artifact ? undefined : (drawing ?? this.#tagging.textOf.get(positions));
    if (slot) this.#enter(slot);
    else this.#enterArtifact();
    for (const link of this.#waiting) this.#addLink(link, slot);
    this.#waiting = [];
    super.glyphs(glyphs, positions, x, y);
  }

  // Every shape that react-pdf paints begins with one of these three.
  override moveTo(x: number, y: number): this {
    this.#enterShape();
    return super.moveTo(x, y);
  }

  override rect(x: number, y: number, width: number, height: number): this {
    this.#enterShape();
    return super.rect(x, y, width, height);
  }

  override image(...args: unknown[]): this {
    this.#enterShape();
    return super.image(...args);
  }

  /** Comes before the glyphs of its run, which know the element that it belongs to. */
  override link(x: number, y: number, width: number, height: number, url: string): this {
    this.#waiting.push({ box: this._convertRect(x, y, width, height), url });
    return this;
  }

  /** A link in the page's furniture has no element and stays words: no annotation may stand outside the structure. */
  #addLink({ box, url }: WaitingLink, slot: Slot | undefined): void {
    const { page } = this;
    if (!page || slot?.element.role !== 'Link') return;
    const annotation = this.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: box,
      Border: [0, 0, 0],
      F: 4,
      A: { S: 'URI', URI: pdfText(url) },
      Contents: pdfText(url.replace(/^(tel|mailto):/, '')),
      StructParent: this.#keys++,
    });
    annotation.end();
    page.annotations.push(annotation);
    slot.content.push({ page: page.dictionary, annotation });
  }

  #enterShape(): void {
    const { drawing, artifact } = this.#tagging.place;
    if (drawing && !artifact) this.#enter(drawing);
    else this.#enterArtifact();
  }

  #enter(slot: Slot): void {
    if (this.#open && 'slot' in this.#open && this.#open.slot === slot) return;
    this.#close();
    const { page } = this;
    if (!page) throw new Error('Something was painted before the first page');
    const mcid = this.#contents++;
    slot.content.push({ page: page.dictionary, mcid });
    this.#open = { slot };
    this.addContent(`/${slot.element.role} <</MCID ${mcid}>> BDC`);
  }

  #enterArtifact(): void {
    const place = this.#tagging.place.artifact?.pagination;
    if (this.#open && 'artifact' in this.#open && this.#open.artifact === place) return;
    this.#close();
    this.#open = { artifact: place };
    const properties = { Type: 'Pagination', Subtype: place };
    this.addContent(place === undefined ? '/Artifact BMC' : `/Artifact ${toSyntax(properties)} BDC`);
  }

  #close(): void {
    if (this.#open) this.addContent('EMC');
    this.#open = null;
  }

  override end(): void {
    const left = this.page?.width ?? 0;
    for (const { title, page, top } of this.#tagging.bookmarks) {
      // pdfkit counts the left edge from the right one.
      this.outline.addItem(title, { pageNumber: page, top, left, zoom: 0, fit: false, expanded: false });
    }
    super.end();
  }

  override endMarkings(): void {
    const { root } = this.#tagging;
    prune(root);
    const treeRoot: PdfReference = this.ref({ Type: 'StructTreeRoot' });
    const { element, parents } = writeElements(root, treeRoot, (data) => this.ref(data));
    const entries = [...parents].sort(([one], [other]) => one - other);
    const parentTree = this.ref({ Nums: entries.flat() });
    parentTree.end();
    Object.assign(treeRoot.data, { K: element, ParentTree: parentTree, ParentTreeNextKey: this.#keys });
    this._root.data.StructTreeRoot = treeRoot;
    super.endMarkings();
  }
}
