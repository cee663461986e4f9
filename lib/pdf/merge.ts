import { PDFDocument } from '@cantoo/pdf-lib';

export type MergeOptions = {
  title: string;
  /** A document with an odd number of pages is followed by an empty one: printed on both sides, none shares a sheet. */
  newSheets: boolean;
};

/**
 * PDFs one after the other as one, for the printer: each page is copied as it is. What tells a screen reader how the
 * pages are to be read stays behind with the single documents.
 */
export async function mergePdfs(
  documents: readonly Uint8Array[],
  { title, newSheets }: MergeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const merged = await PDFDocument.create();
  merged.setTitle(title);
  for (const bytes of documents) {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await merged.copyPages(document, document.getPageIndices());
    for (const page of pages) merged.addPage(page);
    const last = pages.at(-1);
    if (newSheets && last && pages.length % 2 === 1) merged.addPage([last.getWidth(), last.getHeight()]);
  }
  return new Uint8Array(await merged.save({ useObjectStreams: true }));
}
