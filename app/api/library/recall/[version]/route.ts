import { exportRecallAction } from '@/lib/features/recall/mutations';
import { runByLink } from '@/lib/run-signed-in';
import { csvResponse, failureResponse, outcomeResponse } from '@/lib/web/responses';

/** Who was given a version of a section, as a spreadsheet. A made-up id and another clinic's id are both 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }) {
  const outcome = await runByLink(exportRecallAction, { versionId: (await params).version });
  if (outcome.ok) return csvResponse(outcome.value.csv, `recall-version-${outcome.value.number}.csv`);
  return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
}
