import type { Glyph, GlyphPosition } from '../document/paint-glyphs';
import { partsOf } from '../shaping/shaped-glyph';

/** What painting takes from where it runs: a browser's worker, or Node in a test. */
export type Surface = {
  /** A blank drawing of so many device pixels. */
  drawing(width: number, height: number): Drawing;
  /** A path written as in SVG. */
  outline(path: string): Path2D;
  /** The picture that these bytes were decoded to beforehand; undefined for one that cannot be shown. */
  picture(bytes: Uint8Array): CanvasImageSource | undefined;
  /** Outlines of glyphs, by font; kept from page to page. */
  outlines: WeakMap<object, Map<number | string, Path2D>>;
};

export type Drawing = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'scale'
  | 'translate'
  | 'transform'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'closePath'
  | 'rect'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'drawImage'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'globalAlpha'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
>;

/** What is used of fontkit's font: how its letters are drawn. */
type DrawnFont = { unitsPerEm: number; getGlyph(id: number): { path: { toSVG(): string } } };

type Inks = { fill: string; stroke: string; fillOpacity: number; strokeOpacity: number };

type Picture = { obj: true; source: CanvasImageSource | undefined };

/**
 * Takes the place of pdfkit's document under react-pdf's painter, which so paints the same shapes at the same
 * places onto a screen. It has what the pages of a handout use; a page that used more would fail by name.
 */
export class CanvasPage {
  readonly _imageRegistry = {};
  drawing: Drawing | null = null;
  page = { width: 0, height: 0 };
  readonly #surface: Surface;
  readonly #scale: number;
  #inks: Inks = { fill: '#000000', stroke: '#000000', fillOpacity: 1, strokeOpacity: 1 };
  readonly #saved: Inks[] = [];
  /** A whole path of a drawing; the painter fills or strokes it next. */
  #path: Path2D | null = null;
  #font: DrawnFont | null = null;
  #fontSize = 0;
  #failure: unknown;

  /** @param scale device pixels for a point of the page. */
  constructor(surface: Surface, scale: number) {
    this.#surface = surface;
    this.#scale = scale;
  }

  addPage({ size: [width, height] }: { size: [number, number] }): this {
    const drawing = this.#surface.drawing(Math.round(width * this.#scale), Math.round(height * this.#scale));
    drawing.fillStyle = '#ffffff';
    drawing.fillRect(0, 0, Math.round(width * this.#scale), Math.round(height * this.#scale));
    drawing.scale(this.#scale, this.#scale);
    drawing.beginPath();
    this.drawing = drawing;
    this.page = { width, height };
    return this;
  }

  /** The painter prints what goes wrong with a run of text and goes on without its words: hence the note. */
  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  get #on(): Drawing {
    if (!this.drawing) throw new Error('Something was painted before the page');
    return this.drawing;
  }

  save(): this {
    this.#on.save();
    this.#saved.push({ ...this.#inks });
    return this;
  }

  restore(): this {
    this.#on.restore();
    this.#inks = this.#saved.pop() ?? this.#inks;
    return this;
  }

  translate(x: number, y: number): this {
    this.#on.translate(x, y);
    return this;
  }

  scale(x: number, y: number): this {
    this.#on.scale(x, y);
    return this;
  }

  moveTo(x: number, y: number): this {
    this.#on.moveTo(x, y);
    return this;
  }

  lineTo(x: number, y: number): this {
    this.#on.lineTo(x, y);
    return this;
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    this.#on.bezierCurveTo(x1, y1, x2, y2, x, y);
    return this;
  }

  rect(x: number, y: number, width: number, height: number): this {
    this.#on.rect(x, y, width, height);
    return this;
  }

  closePath(): this {
    this.#on.closePath();
    return this;
  }

  path(written: string): this {
    this.#path = this.#surface.outline(written);
    return this;
  }

  clip(): this {
    if (this.#path) this.#on.clip(this.#path);
    else this.#on.clip();
    return this.#pathEnds();
  }

  fill(colour?: string | null): this {
    const rule = ruleIn(colour);
    if (colour && !rule) this.fillColor(colour);
    this.#fill(rule ?? 'nonzero');
    return this.#pathEnds();
  }

  stroke(colour?: string): this {
    if (colour) this.strokeColor(colour);
    this.#stroke();
    return this.#pathEnds();
  }

  fillAndStroke(rule?: string): this {
    this.#fill(ruleIn(rule) ?? 'nonzero');
    this.#stroke();
    return this.#pathEnds();
  }

  #fill(rule: CanvasFillRule): void {
    const on = this.#on;
    on.globalAlpha = this.#inks.fillOpacity;
    on.fillStyle = this.#inks.fill;
    if (this.#path) on.fill(this.#path, rule);
    else on.fill(rule);
  }

  #stroke(): void {
    const on = this.#on;
    on.globalAlpha = this.#inks.strokeOpacity;
    on.strokeStyle = this.#inks.stroke;
    if (this.#path) on.stroke(this.#path);
    else on.stroke();
  }

  #pathEnds(): this {
    this.#path = null;
    this.#on.beginPath();
    return this;
  }

  fillColor(colour: string): this {
    this.#inks.fill = colour;
    return this;
  }

  strokeColor(colour: string): this {
    this.#inks.stroke = colour;
    return this;
  }

  fillOpacity(opacity: number | undefined): this {
    this.#inks.fillOpacity = opacity ?? 1;
    return this;
  }

  strokeOpacity(opacity: number | undefined): this {
    this.#inks.strokeOpacity = opacity ?? 1;
    return this;
  }

  opacity(opacity: number): this {
    return this.fillOpacity(opacity).strokeOpacity(opacity);
  }

  lineWidth(width: number): this {
    this.#on.lineWidth = width;
    return this;
  }

  lineCap(cap: CanvasLineCap): this {
    this.#on.lineCap = cap;
    return this;
  }

  lineJoin(join: CanvasLineJoin): this {
    this.#on.lineJoin = join;
    return this;
  }

  dash(lengths: number | number[]): this {
    this.#on.setLineDash([lengths].flat());
    return this;
  }

  undash(): this {
    this.#on.setLineDash([]);
    return this;
  }

  /** The painter asks here for a picture, then hands it to `image`. */
  openImage(bytes: Uint8Array): Picture {
    return { obj: true, source: this.#surface.picture(bytes) };
  }

  image({ source }: Picture, x: number, y: number, { width, height }: { width: number; height: number }): this {
    this.#on.globalAlpha = this.#inks.fillOpacity;
    if (source) this.#on.drawImage(source, x, y, width, height);
    return this;
  }

  font(font: DrawnFont, size: number): this {
    this.#font = font;
    this.#fontSize = size;
    return this;
  }

  /** A click on the page edits the words: what a link leads to is for paper and file. */
  link(): this {
    return this;
  }

  glyphs(glyphs: readonly Glyph[], positions: readonly GlyphPosition[], x: number, y: number): void {
    try {
      this.#paintGlyphs(glyphs, positions, x, y);
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  #paintGlyphs(glyphs: readonly Glyph[], positions: readonly GlyphPosition[], x: number, y: number): void {
    const font = this.#font;
    if (!font) throw new Error('Text was painted without a font');
    const on = this.#on;
    const size = this.#fontSize / font.unitsPerEm;
    on.globalAlpha = this.#inks.fillOpacity;
    on.fillStyle = this.#inks.fill;
    on.save();
    on.translate(x, y);
    // A font's y axis points up.
    on.scale(size, -size);
    let along = 0;
    for (const [index, glyph] of glyphs.entries()) {
      const position = positions[index];
      if (!position) throw new Error('A glyph has no position');
      const offset = this.#fontSize / 1000 / size;
      const left = along + position.xOffset * offset;
      const up = position.yOffset * offset;
      on.translate(left, up);
      on.fill(this.#outlineOf(font, glyph.id));
      on.translate(-left, -up);
      along += position.xAdvance / size;
    }
    on.restore();
  }

  #outlineOf(font: DrawnFont, id: number | string): Path2D {
    const known = this.#surface.outlines.get(font) ?? new Map<number | string, Path2D>();
    this.#surface.outlines.set(font, known);
    const drawn = known.get(id);
    if (drawn) return drawn;
    const outline = this.#surface.outline('');
    for (const { glyph, x, y } of typeof id === 'number' ? [{ glyph: id, x: 0, y: 0 }] : partsOf(id).parts) {
      outline.addPath(this.#surface.outline(font.getGlyph(glyph).path.toSVG()), { a: 1, b: 0, c: 0, d: 1, e: x, f: y });
    }
    known.set(id, outline);
    return outline;
  }
}

function ruleIn(words: string | null | undefined): CanvasFillRule | undefined {
  if (!words) return undefined;
  if (/^even-?odd$/.test(words)) return 'evenodd';
  return /^non-?zero$/.test(words) ? 'nonzero' : undefined;
}
