import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/current-actor';
import { loadPdfBytes } from '@/lib/features/patient-records/data';
import { exportRecordAction } from '@/lib/features/patient-records/mutations';
import { failureResponse, outcomeResponse, zipResponse } from '@/lib/web/responses';
import { type ZipEntry, zipStream } from '@/lib/web/zip-stream';

/** Everything the patient of this handout was given, as one file. A made-up id and another clinic's are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor();
  if (!actor) return failureResponse('signed-out');
  const outcome = await exportRecordAction.runAs(actor, { handoutId: (await params).id });
  if (!outcome.ok) {
    return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
  }
  const { files, index } = outcome.value;
  async function* entries({ scope }: Actor): AsyncGenerator<ZipEntry> {
    yield { name: 'index.html', bytes: new TextEncoder().encode(index), modified: new Date() };
    for (const { id, issuedAt, entry } of files) {
      yield { name: entry.fileName, bytes: await loadPdfBytes(scope, id), modified: issuedAt };
    }
  }
  return zipResponse(zipStream(entries(actor)));
}
