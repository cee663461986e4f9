import type { ClinicScope } from '@/lib/domain/access/scope';
import { type BulkFile, downloadBulkAction } from '@/lib/features/bulk/mutations';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { mergeInWorker } from '@/lib/pdf/merge-pool';
import { personOf } from '@/lib/process/owner';
import { runByLinkInTurn } from '@/lib/run-signed-in';
import { failureResponse, outcomeResponse, printResponse } from '@/lib/web/responses';

/**
 * The handouts of a list as one PDF for the printer; ?sheets=new lets each begin on a sheet of its own. A made-up id and
 * another clinic's are both 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const input = { ...(await params), as: 'print' as const };
  const newSheets = new URL(request.url).searchParams.get('sheets') === 'new';
  const outcome = await runByLinkInTurn(downloadBulkAction, input, (scope, run) =>
    mergeInWorker(personOf(scope), async () => bytesOf(scope, (await run()).files), {
      title: 'Handouts to print',
      newSheets,
    }),
  );
  if (outcome.ok) return printResponse(outcome.value);
  return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
}

async function bytesOf(scope: ClinicScope, files: readonly BulkFile[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const documents: Uint8Array<ArrayBuffer>[] = [];
  for (const { id } of files) documents.push(await loadPdfBytes(scope, id));
  return documents;
}
