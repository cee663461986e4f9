import PDFDocument from 'pdfkit';
import type { EmbeddedFont } from './paint-glyphs';
import type { PdfDictionary, PdfReference } from './pdf-syntax';

/**
 * What the handout's document relies on in pdfkit, much of it left out of the published types. pdfkit
 * is pinned exactly, and seams.test.tsx says which of these went when an upgrade fails.
 */
declare class PdfkitDocument {
  constructor(options: PDFKit.PDFDocumentOptions & { lang?: string; displayTitle?: boolean });
  page: PdfkitPage | null;
  outline: { addItem(title: string, options: OutlineOptions): unknown };
  _root: PdfReference;
  _info: PdfReference;
  _id: Uint8Array;
  _offset: number;
  _font: EmbeddedFont & { ref(): PdfReference };
  _fontSize: number;
  ref(data?: PdfDictionary): PdfReference;
  font(source: unknown, family?: unknown, size?: number): this;
  fontSize(points: number): this;
  addPage(options?: object): this;
  flushPages(): void;
  addContent(operator: string): this;
  _doOpacity(fill: number | null, stroke: number | null): this;
  getMarkInfoDictionary(): PdfReference;
  endOutline(): void;
  endMarkings(): void;
  endMetadata(): void;
  end(): void;
  push(chunk: Uint8Array | null): boolean;
  on(event: 'data', listener: (chunk: Uint8Array) => void): this;
  on(event: 'end', listener: () => void): this;
  on(event: 'error', listener: (error: unknown) => void): this;
  _write(chunk: Uint8Array | string): void;
  _refEnd(reference: PdfReference): void;
  _finalize(): void;
}

type PdfkitPage = {
  dictionary: PdfReference;
  width: number;
  height: number;
  fonts: Record<string, unknown>;
  annotations: PdfReference[];
  write(chunk: string): void;
};

type OutlineOptions = { pageNumber: number; top: number; left: number; zoom: number; fit: boolean; expanded: boolean };

// The cast names inner members that @types/pdfkit leaves out.
export const Pdfkit = PDFDocument as unknown as typeof PdfkitDocument;
