import { toFailure } from '@/lib/db/failures';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { exportRecordAction } from '@/lib/features/patient-records/mutations';
import { personOf } from '@/lib/process/owner';
import { runByLinkInScope } from '@/lib/run-signed-in';
import { pdfEntries } from '@/lib/web/pdf-entries';
import { failureResponse, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { type ZipEntry, zipStream } from '@/lib/web/zip-stream';

/** Everything the patient of this handout was given, as one file. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const outcome = await runByLinkInScope(exportRecordAction, { handoutId: (await params).id });
  if (!outcome.ok) {
    return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
  }
  const { value, scope } = outcome.value;
  const { files, index } = value;
  try {
    const pdfs = files.map(({ id, issuedAt, entry }) => ({
      ...{ name: entry.fileName, modified: issuedAt },
      read: () => loadPdfBytes(scope, id),
    }));
    const entries = await pdfEntries(personOf(scope), pdfs);
    async function* withIndex(signal: AbortSignal): AsyncGenerator<ZipEntry> {
      yield { name: 'index.html', bytes: new TextEncoder().encode(index), modified: new Date() };
      yield* entries(signal);
    }
    return zipResponse(zipStream(withIndex));
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
