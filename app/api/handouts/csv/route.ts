import { exportHistoryAction } from '@/lib/features/history-export/mutations';
import { runSignedIn } from '@/lib/run-signed-in';
import { readJsonAtMost } from '@/lib/web/read-body';
import { csvResponse, failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

const MAX_BODY_BYTES = 4_000;

/** The filtered history as a file. The search may name a patient, so it comes in the body. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  // The action's strict schema reports input of the wrong shape.
  const body = await readJsonAtMost(request, MAX_BODY_BYTES);
  if (body === 'too-large') return failureResponse('too-large');
  const outcome = await runSignedIn(exportHistoryAction, body as { q: string });
  return outcome.ok ? csvResponse(outcome.value.csv, 'handouts.csv') : outcomeResponse(outcome);
}
