import layout, { type DocumentNode, type SafeDocumentNode } from '@react-pdf/layout';
import paint from '@react-pdf/render';
import { Font, pdf } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { requireBytesOnly } from './bytes-only';
import { HandoutPdfDocument } from './document/pdf-document';
import type { PdfMetadata } from './document/xmp';

/**
 * The steps that react-pdf's own `pdf().toBuffer()` runs in one go, taken one by one, so that the
 * pages can be looked at between layout and paint. Its packages are pinned exactly for this.
 */

export type LaidOutDocument = SafeDocumentNode;

// Both functions take more than their published types say: the font store, and any pdfkit document.
const layoutWithFonts = layout as unknown as (root: DocumentNode, fonts: typeof Font) => Promise<SafeDocumentNode>;
const paintOnto = paint as unknown as (target: HandoutPdfDocument, document: SafeDocumentNode) => void;

export async function layOutElement(element: ReactElement<object>): Promise<LaidOutDocument> {
  const { container } = pdf(element);
  const root: DocumentNode | null = container.document;
  if (!root) throw new Error('The page components rendered no document');
  requireBytesOnly(root);
  return layoutWithFonts(root, Font);
}

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
