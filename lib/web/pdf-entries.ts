import { inExportTurn, inLaterExportTurn } from '../process/export-turns';
import type { Owner } from '../process/fair-queue';
import type { ZipEntry } from './zip-stream';

type StoredPdf = { name: string; modified: Date; read: () => Promise<Uint8Array<ArrayBuffer>> };

/**
 * Stored PDFs as entries of a ZIP file, each read when it is the owner's turn. The first is read before this answers, so
 * that a busy server can still say so.
 * @throws AppError busy; whatever reading throws.
 */
export async function pdfEntries(
  owner: Owner,
  files: readonly StoredPdf[],
): Promise<(signal: AbortSignal) => AsyncGenerator<ZipEntry>> {
  const [first, ...others] = files;
  const firstBytes = first && (await inExportTurn(owner, first.read));
  return async function* entries(signal) {
    if (first && firstBytes) yield { name: first.name, bytes: firstBytes, modified: first.modified };
    for (const { name, modified, read } of others) {
      yield { name, bytes: await inLaterExportTurn(owner, read, signal), modified };
    }
  };
}
