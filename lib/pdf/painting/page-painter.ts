import { type EmbeddedFont, glyphArray } from '../document/paint-glyphs';
import type { HandoutPdfDocument } from '../document/pdf-document';
import { isPicture, type LaidOutNode, type TextLine, type TextRun } from '../layout/nodes';
import type { Slot } from '../tagging/structure';
import type { Place, StructureReader } from '../tagging/structure-reader';
import type { TaggedPdfDocument } from '../tagging/tagged-document';
import { pictureOperators } from './pictures';
import { boxOperators, fillColor, filled, short } from './shapes';

/** Where what is painted says what it is. */
export type Tagging = { structure: StructureReader; target: TaggedPdfDocument };

/**
 * Paints laid-out pages: boxes, lines of text, pictures. Everything is written at its place on the page, so that
 * boxes in boxes need no coordinates of their own.
 */
export class PagePainter {
  readonly #target: HandoutPdfDocument;
  readonly #tagging: Tagging | null;
  /** What the page's operators have set so far. */
  #color = '';
  #face = '';
  #pageHeight = 0;

  constructor(target: HandoutPdfDocument, tagging: Tagging | null) {
    this.#target = target;
    this.#tagging = tagging;
  }

  paintPage(page: LaidOutNode): void {
    const { width, height } = page.box;
    this.#target.addPage({ size: [width, height], margin: 0 });
    [this.#color, this.#face, this.#pageHeight] = ['', '', height];
    const place = this.#tagging?.structure.startPage(page);
    for (const child of page.children) this.#paint(child, place, child.box.left, child.box.top);
  }

  /** @param x, y the node's top left corner on the page. */
  #paint(node: LaidOutNode, around: Place | undefined, x: number, y: number): void {
    const place = around && this.#tagging?.structure.placeIn(node, around, x, y);
    if (isPicture(node)) {
      this.#markShape(place);
      this.#target.addContent(`q\n1 0 0 1 ${short(x)} ${short(y)} cm\n${pictureOperators(node, this.#target)}\nQ`);
      return;
    }
    const shapes = boxOperators(node, x, y);
    if (shapes.length > 0) this.#paintShapes(shapes, place);
    if (node.lines) this.#paintText(node.lines, place, x + node.box.paddingLeft, y + node.box.paddingTop);
    for (const child of node.children) this.#paint(child, place, x + child.box.left, y + child.box.top);
  }

  #paintShapes(shapes: readonly string[], place: Place | undefined): void {
    this.#markShape(place);
    for (const operators of shapes) this.#target.addContent(operators);
    this.#color = '';
  }

  #markShape(place: Place | undefined): void {
    if (!this.#tagging || !place) return;
    const { target } = this.#tagging;
    if (place.drawing && !place.artifact) target.enterContent(place.drawing);
    else target.enterArtifact(place.artifact?.pagination);
  }

  /** The words first, so that no underline stands between them for a reader. */
  #paintText(lines: readonly TextLine[], place: Place | undefined, left: number, top: number): void {
    const first = lines[0]?.box.y ?? 0;
    const underlines: string[] = [];
    let slot: Slot | undefined;
    for (const { box, ascent = 0, runs, decorationLines = [] } of lines) {
      const [x, y] = [left + box.x, top + box.y - first];
      let at = x;
      for (const run of runs) {
        if (run.glyphs?.length) slot = this.#paintRun(run, place, slot, at, y + ascent);
        at += run.xAdvance ?? 0;
      }
      for (const { rect, color } of decorationLines) {
        underlines.push(filled({ ...rect, x: x + rect.x, y: y + rect.y - rect.height / 2 }, color));
      }
    }
    if (underlines.length > 0) this.#paintShapes(underlines, place);
  }

  /** @param y of the line that its letters stand on. */
  #paintRun(run: TextRun, place: Place | undefined, before: Slot | undefined, x: number, y: number): Slot | undefined {
    const slot = this.#markWords(run, place, before);
    const { link } = run.attributes;
    if (typeof link === 'string') this.#link(link, this.#areaOf(run, x, y), slot);
    const { font: [source] = [], fontSize = 0, color = '#000000' } = run.attributes;
    if (!source) throw new Error('A run of text has no font');
    const font = this.#target.fontOf(source);
    this.#inColor(color);
    this.#inFace(font, fontSize);
    const array = glyphArray(font, fontSize, run.glyphs ?? [], run.positions ?? []);
    // The page's y axis points down: the text matrix turns the letters upright.
    this.#target.addContent(`BT\n1 0 0 -1 ${short(x)} ${short(y)} Tm\n${array} TJ\nET`);
    return slot;
  }

  #markWords(run: TextRun, place: Place | undefined, before: Slot | undefined): Slot | undefined {
    if (!this.#tagging || !place) return undefined;
    const { structure, target } = this.#tagging;
    if (place.artifact) {
      target.enterArtifact(place.artifact.pagination);
      return undefined;
    }
    const slot = place.drawing ?? structure.slotOf(run, place, before);
    target.enterContent(slot);
    return slot;
  }

  /** A link in the page's furniture has no element and stays words: no area may stand outside the structure. */
  #link(url: string, area: number[], slot: Slot | undefined): void {
    if (!this.#tagging) this.#target.addLink(area, url);
    else if (slot?.element.role === 'Link') this.#tagging.target.addTaggedLink(area, url, slot);
  }

  #areaOf({ height = 0, descent = 0, xAdvance = 0 }: TextRun, x: number, y: number): number[] {
    const top = y - height - descent;
    return [x, this.#pageHeight - top - height, x + xAdvance, this.#pageHeight - top].map(shortened);
  }

  #inColor(color: string): void {
    if (color === this.#color) return;
    this.#color = color;
    this.#target.addContent(fillColor(color));
  }

  #inFace(font: EmbeddedFont, fontSize: number): void {
    const face = `/${font.id} ${short(fontSize)} Tf`;
    if (face === this.#face) return;
    this.#face = face;
    this.#target.addContent(face);
  }
}

const shortened = (value: number): number => Number(short(value));
