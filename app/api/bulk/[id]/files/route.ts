import { downloadBulkAction } from '@/lib/features/bulk/mutations';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { runByLinkInScope } from '@/lib/run-signed-in';
import { failureResponse, handoutFileName, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { type ZipEntry, zipStream } from '@/lib/web/zip-stream';

/** The handouts of a list, each PDF exactly as it was issued. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const outcome = await runByLinkInScope(downloadBulkAction, { ...(await params), as: 'files' });
  if (!outcome.ok) {
    return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
  }
  const { value, scope } = outcome.value;
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const { id, issuedAt, ...file } of value.files) {
      yield { name: handoutFileName(file), bytes: await loadPdfBytes(scope, id), modified: issuedAt };
    }
  }
  return zipResponse(zipStream(entries()));
}
