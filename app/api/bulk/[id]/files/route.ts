import { toFailure } from '@/lib/db/failures';
import { downloadBulkAction } from '@/lib/features/bulk/mutations';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { personOf } from '@/lib/process/owner';
import { runByLinkInScope } from '@/lib/run-signed-in';
import { pdfEntries } from '@/lib/web/pdf-entries';
import { failureResponse, handoutFileName, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { zipStream } from '@/lib/web/zip-stream';

/** The handouts of a list, each PDF exactly as it was issued. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const outcome = await runByLinkInScope(downloadBulkAction, { ...(await params), as: 'files' });
  if (!outcome.ok) {
    return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
  }
  const { value, scope } = outcome.value;
  try {
    const files = value.files.map(({ id, issuedAt, ...file }) => ({
      ...{ name: handoutFileName(file), modified: issuedAt },
      read: () => loadPdfBytes(scope, id),
    }));
    return zipResponse(zipStream(await pdfEntries(personOf(scope), files)));
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
