import paint from '@react-pdf/render';
import { HandoutPdfDocument } from './document/pdf-document';
import type { PdfMetadata } from './document/xmp';
import type { LaidOutDocument } from './layout/pages';

// Takes more than its published type says: any pdfkit document, and pages that were laid out elsewhere.
const paintOnto = paint as unknown as (target: HandoutPdfDocument, document: LaidOutDocument) => void;

export function paintPages(document: LaidOutDocument, metadata: PdfMetadata): Promise<Uint8Array> {
  const target = new HandoutPdfDocument(metadata);
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    target.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    target.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    target.on('error', reject);
    paintOnto(target, document);
  });
}
