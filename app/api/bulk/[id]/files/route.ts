import { downloadBulkAction } from '@/lib/features/bulk/mutations';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { personOf } from '@/lib/process/owner';
import { runByLinkInTurn } from '@/lib/run-signed-in';
import { pdfEntries } from '@/lib/web/pdf-entries';
import { failureResponse, handoutFileName, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { zipStream } from '@/lib/web/zip-stream';

/** The handouts of a list, each PDF exactly as it was issued. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const input = { ...(await params), as: 'files' as const };
  const outcome = await runByLinkInTurn(downloadBulkAction, input, (scope, run) =>
    pdfEntries(personOf(scope), async () => {
      const { files } = await run();
      return {
        files: files.map(({ id, issuedAt, ...file }) => ({
          ...{ name: handoutFileName(file), modified: issuedAt },
          read: () => loadPdfBytes(scope, id),
        })),
      };
    }),
  );
  if (outcome.ok) return zipResponse(zipStream(outcome.value));
  return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
}
