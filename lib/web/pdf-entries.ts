import { inExportTurn, inLaterExportTurn } from '../process/export-turns';
import type { Owner } from '../process/fair-queue';
import type { ZipEntry } from './zip-stream';

type StoredPdf = { name: string; modified: Date; read: () => Promise<Uint8Array<ArrayBuffer>> };

/** What a ZIP file holds: small files that are there already, then PDFs. */
type Listed = { before?: readonly ZipEntry[]; files: readonly StoredPdf[] };

/**
 * Stored PDFs as entries of a ZIP file, each read when it is the owner's turn. The list and the first PDF are read in the
 * first turn, before this answers: a busy server can still say so, and has recorded nothing.
 * @throws AppError busy; whatever `list` and reading throw.
 */
export async function pdfEntries(
  owner: Owner,
  list: () => Promise<Listed>,
): Promise<(signal: AbortSignal) => AsyncGenerator<ZipEntry>> {
  const {
    before = [],
    first,
    others,
  } = await inExportTurn(owner, async () => {
    const listed = await list();
    const [file, ...rest] = listed.files;
    return { before: listed.before, first: file && { ...file, bytes: await file.read() }, others: rest };
  });
  return async function* entries(signal) {
    yield* before;
    if (first) yield { name: first.name, bytes: first.bytes, modified: first.modified };
    for (const { name, modified, read } of others) {
      yield { name, bytes: await inLaterExportTurn(owner, read, signal), modified };
    }
  };
}
