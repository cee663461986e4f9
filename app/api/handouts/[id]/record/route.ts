import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { exportRecordAction } from '@/lib/features/patient-records/mutations';
import { personOf } from '@/lib/process/owner';
import { runByLinkInTurn } from '@/lib/run-signed-in';
import { pdfEntries } from '@/lib/web/pdf-entries';
import { failureResponse, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { zipStream } from '@/lib/web/zip-stream';

/** Everything the patient of this handout was given, as one file. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const input = { handoutId: (await params).id };
  const outcome = await runByLinkInTurn(exportRecordAction, input, (scope, run) =>
    pdfEntries(personOf(scope), async () => {
      const { files, index } = await run();
      return {
        before: [{ name: 'index.html', bytes: new TextEncoder().encode(index), modified: new Date() }],
        files: files.map(({ id, issuedAt, entry }) => ({
          ...{ name: entry.fileName, modified: issuedAt },
          read: () => loadPdfBytes(scope, id),
        })),
      };
    }),
  );
  if (outcome.ok) return zipResponse(zipStream(outcome.value));
  return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
}
