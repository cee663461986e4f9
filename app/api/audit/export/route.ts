import { exportEventsAction } from '@/lib/features/audit/mutations';
import { runByLink } from '@/lib/run-signed-in';
import { csvResponse, outcomeResponse } from '@/lib/web/responses';

/** The events that the filters of the address leave, as a file. */
export async function GET(request: Request) {
  const filter = Object.fromEntries(new URL(request.url).searchParams);
  const outcome = await runByLink(exportEventsAction, filter);
  return outcome.ok ? csvResponse(outcome.value.csv, 'plainleaf-activity.csv') : outcomeResponse(outcome);
}
