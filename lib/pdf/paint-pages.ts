import { HandoutPdfDocument } from './document/pdf-document';
import type { PdfMetadata } from './document/xmp';
import type { LaidOutDocument } from './layout/pages';
import { PagePainter, type Tagging } from './painting/page-painter';
import { StructureReader } from './tagging/structure-reader';
import { TaggedPdfDocument } from './tagging/tagged-document';

/**
 * Paints with PDF/UA-1 structure. Without it, for comparison in tests and measurements, the pages look
 * the same, dot for dot.
 */
export function paintPages(
  document: LaidOutDocument,
  metadata: PdfMetadata,
  { tagged = true }: { tagged?: boolean } = {},
): Promise<Uint8Array> {
  if (!tagged) return paintDocument(new HandoutPdfDocument(metadata), null, document);
  const structure = new StructureReader();
  const target = new TaggedPdfDocument(metadata, structure.root, structure.bookmarks);
  return paintDocument(target, { structure, target }, document);
}

function paintDocument(
  target: HandoutPdfDocument,
  tagging: Tagging | null,
  { children }: LaidOutDocument,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    target.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    target.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    target.on('error', reject);
    const painter = new PagePainter(target, tagging);
    for (const page of children) painter.paintPage(page);
    target.end();
  });
}
