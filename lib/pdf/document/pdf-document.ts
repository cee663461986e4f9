import { deflateSync } from 'node:zlib';
import { crossReferenceForm, crossReferenceRows, type ObjectPlace, ObjectStreams } from './object-streams';
import type { EmbeddedFont } from './paint-glyphs';
import { type PdfDictionary, type PdfReference, pdfText, toSyntax } from './pdf-syntax';
import { Pdfkit } from './pdfkit-internals';
import { type PdfMetadata, xmpOf } from './xmp';

/**
 * pdfkit's document, written as a handout needs it: small objects packed into object streams, fonts
 * embedded once, metadata that is well-formed XML.
 */
export class HandoutPdfDocument extends Pdfkit {
  readonly #metadata: PdfMetadata;
  // Not fields with initial values: pdfkit's constructor already makes objects.
  declare private packed: ObjectStreams | undefined;
  declare private places: (ObjectPlace | undefined)[] | undefined;
  readonly #embedded = new Map<object, EmbeddedFont & { ref(): PdfReference }>();
  #content: string[] = [];
  #keepOpen = false;

  constructor(metadata: PdfMetadata) {
    super({
      autoFirstPage: false,
      compress: true,
      pdfVersion: '1.7',
      lang: metadata.language,
      displayTitle: true,
      // None until the first text asks for one: pdfkit's default, Helvetica, is never embedded.
      font: '',
      info: {
        Title: metadata.title,
        Author: metadata.author,
        Creator: metadata.creator,
        Producer: metadata.creator,
        CreationDate: metadata.createdAt,
      },
    });
    this.#metadata = metadata;
  }

  /** Whether the file may say of itself that it follows PDF/UA-1. */
  get followsPdfUa(): boolean {
    return false;
  }

  /** pdfkit's font for one of fontkit's, among the page's resources. pdfkit itself would open it anew at each call. */
  fontOf(source: object): EmbeddedFont {
    let font = this.#embedded.get(source);
    if (!font) {
      this.font(source);
      font = this._font;
      this.#embedded.set(source, font);
    }
    if (!this.page) throw new Error('Text was painted before the first page');
    this.page.fonts[font.id] ??= font.ref();
    return font;
  }

  /** The area of a link, in the coordinates of the page: left, bottom, right, top. */
  addLink(box: number[], url: string, more: PdfDictionary = {}): PdfReference {
    const annotation = this.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: box,
      Border: [0, 0, 0],
      F: 4,
      A: { S: 'URI', URI: pdfText(url) },
      ...more,
    });
    annotation.end();
    this.page?.annotations.push(annotation);
    return annotation;
  }

  /** Collected page by page: pdfkit makes a buffer of every operator. */
  override addContent(operator: string): this {
    this.#content.push(operator);
    return this;
  }

  /** What painting writes, taken instead of added to the page. */
  operatorsOf(paint: () => void): string {
    const page = this.#content;
    this.#content = [];
    try {
      paint();
      return this.#content.join('\n');
    } finally {
      this.#content = page;
    }
  }

  /** react-pdf's painter ends whatever document it has painted onto. */
  withoutEnd(paint: () => void): void {
    this.#keepOpen = true;
    paint();
    this.#keepOpen = false;
  }

  override end(): void {
    if (!this.#keepOpen) super.end();
  }

  /** Nothing shows through on these pages: what says so would only be repeated before every shape. */
  override _doOpacity(fill: number | null, stroke: number | null): this {
    if ((fill ?? 1) !== 1 || (stroke ?? 1) !== 1) throw new Error('The pages of a handout know no transparency');
    return this;
  }

  override flushPages(): void {
    if (this.page && this.#content.length > 0) this.page.write(this.#content.join('\n'));
    this.#content = [];
    super.flushPages();
  }

  override endMetadata(): void {
    const reference = this.ref({ Type: 'Metadata', Subtype: 'XML' });
    // Readers that know nothing of PDF look for it as plain text.
    reference.compress = false;
    reference.end(new TextEncoder().encode(xmpOf(this.#metadata, this.followsPdfUa)));
    this._root.data.Metadata = reference;
  }

  override ref(data: PdfDictionary = {}): PdfReference {
    const reference = super.ref(data);
    reference.finalize = () => this.#writeObject(reference);
    return reference;
  }

  #writeObject(reference: PdfReference): void {
    this.packed ??= new ObjectStreams();
    if (reference.buffer.length === 0) this.packed.add(reference);
    else this.#writeStream(reference);
    this._refEnd(reference);
  }

  #writeStream(reference: PdfReference): void {
    const whole = Buffer.concat(reference.buffer);
    const bytes = reference.compress ? deflateSync(whole) : whole;
    reference.buffer = [];
    reference.data.Length = bytes.length;
    if (reference.compress) reference.data.Filter = 'FlateDecode';
    else if (reference.data.Filter === 'FlateDecode' && reference.data.DecodeParms === undefined)
      delete reference.data.Filter;
    this.#place(reference.id, { at: 'byte', offset: this._offset });
    this._write(`${reference.id} 0 obj\n${toSyntax(reference.data)}\nstream`);
    this._write(bytes);
    this._write('\nendstream\nendobj');
  }

  #place(id: number, where: ObjectPlace): void {
    this.places ??= [];
    this.places[id - 1] = where;
  }

  /** Where pdfkit would write its table of offsets: the packed objects, then a cross-reference stream. */
  override _finalize(): void {
    const newStream = (): PdfReference => {
      const reference = super.ref({});
      reference.finalize = () => this.#writeStream(reference);
      return reference;
    };
    this.packed?.write(newStream, (id, where) => this.#place(id, where));
    const table = super.ref({});
    const start = this._offset;
    this.#place(table.id, { at: 'byte', offset: start });
    const rows = crossReferenceRows(Array.from(this.places ?? []));
    const form = {
      Type: 'XRef',
      Size: table.id + 1,
      Root: this._root,
      Info: this._info,
      ID: [this._id, this._id],
      ...crossReferenceForm,
      Length: rows.length,
    };
    this._write(`${table.id} 0 obj\n${toSyntax(form)}\nstream`);
    this._write(rows);
    this._write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF`);
    this.push(null);
  }
}
