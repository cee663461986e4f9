import { HandoutPdfDocument } from '../document/pdf-document';
import { type PdfReference, pdfText, toSyntax } from '../document/pdf-syntax';
import type { PdfMetadata } from '../document/xmp';
import { prune, type Slot, type StructureElement, writeElements } from './structure';
import type { Artifact } from './tag';

/** What the operators written now are marked as: an element's content, or an artifact of some kind. */
type Open = { slot: Slot } | { artifact: Artifact['pagination'] };

/** Top counts from the page's upper edge. */
export type Bookmark = { title: string; page: number; top: number };

/** A document with PDF/UA-1 structure. Whoever paints says beforehand what it is: content of an element, or an artifact. */
export class TaggedPdfDocument extends HandoutPdfDocument {
  readonly #root: StructureElement;
  readonly #bookmarks: readonly Bookmark[];
  #open: Open | null = null;
  #contents = 0;
  #keys = 0;

  /** Root and bookmarks are filled while the pages are painted. */
  constructor(metadata: PdfMetadata, root: StructureElement, bookmarks: readonly Bookmark[]) {
    super(metadata);
    this.#root = root;
    this.#bookmarks = bookmarks;
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
    super.flushPages();
  }

  /** The area of a link belongs to the element that its words stand in. */
  addTaggedLink(box: number[], url: string, slot: Slot): void {
    const { page } = this;
    if (!page) throw new Error('A link was painted before the first page');
    const contents = pdfText(url.replace(/^(tel|mailto):/, ''));
    const annotation = this.addLink(box, url, { Contents: contents, StructParent: this.#keys++ });
    slot.content.push({ page: page.dictionary, annotation });
  }

  /** What is painted from now on is content of this slot's element. */
  enterContent(slot: Slot): void {
    if (this.#open && 'slot' in this.#open && this.#open.slot === slot) return;
    this.#close();
    const { page } = this;
    if (!page) throw new Error('Something was painted before the first page');
    const mcid = this.#contents++;
    slot.content.push({ page: page.dictionary, mcid });
    this.#open = { slot };
    this.addContent(`/${slot.element.role} <</MCID ${mcid}>> BDC`);
  }

  /** What is painted from now on is not read out. */
  enterArtifact(place?: Artifact['pagination']): void {
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

  override endOutline(): void {
    const left = this.page?.width ?? 0;
    for (const { title, page, top } of this.#bookmarks) {
      // pdfkit counts the left edge from the right one.
      this.outline.addItem(title, { pageNumber: page, top, left, zoom: 0, fit: false, expanded: false });
    }
    super.endOutline();
  }

  override endMarkings(): void {
    prune(this.#root);
    const treeRoot: PdfReference = this.ref({ Type: 'StructTreeRoot' });
    const { element, parents } = writeElements(this.#root, treeRoot, (data) => this.ref(data));
    const entries = [...parents].sort(([one], [other]) => one - other);
    const parentTree = this.ref({ Nums: entries.flat() });
    parentTree.end();
    Object.assign(treeRoot.data, { K: element, ParentTree: parentTree, ParentTreeNextKey: this.#keys });
    this._root.data.StructTreeRoot = treeRoot;
    super.endMarkings();
  }
}
