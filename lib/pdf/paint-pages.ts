import paint from '@react-pdf/render';
import { HandoutPdfDocument } from './document/pdf-document';
import type { PdfMetadata } from './document/xmp';
import type { LaidOutDocument } from './layout/pages';
import { tagPages } from './tagging/tag-pages';
import { TaggedPdfDocument } from './tagging/tagged-document';

// Takes more than its published type says: any pdfkit document, and pages that were laid out elsewhere.
const paintOnto = paint as unknown as (target: HandoutPdfDocument, document: LaidOutDocument) => void;

/**
 * Paints with PDF/UA-1 structure. Without it, for comparison in tests and measurements, the pages look
 * the same, dot for dot.
 */
export function paintPages(
  document: LaidOutDocument,
  metadata: PdfMetadata,
  { tagged = true }: { tagged?: boolean } = {},
): Promise<Uint8Array> {
  if (!tagged) return paintDocument(new HandoutPdfDocument(metadata), document);
  const { pages, tagging } = tagPages(document.children);
  return paintDocument(new TaggedPdfDocument(metadata, tagging), { ...document, children: pages });
}

function paintDocument(target: HandoutPdfDocument, document: LaidOutDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    target.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    target.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    target.on('error', reject);
    paintOnto(target, document);
  });
}
