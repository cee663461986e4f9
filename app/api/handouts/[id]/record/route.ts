import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { exportRecordAction } from '@/lib/features/patient-records/mutations';
import { runByLinkInScope } from '@/lib/run-signed-in';
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
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { name: 'index.html', bytes: new TextEncoder().encode(index), modified: new Date() };
    for (const { id, issuedAt, entry } of files) {
      yield { name: entry.fileName, bytes: await loadPdfBytes(scope, id), modified: issuedAt };
    }
  }
  return zipResponse(zipStream(entries()));
}
