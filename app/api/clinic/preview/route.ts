import { previewBrandingAction } from '@/lib/features/clinics/mutations';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { runSignedIn } from '@/lib/run-signed-in';
import { readJsonAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse, previewResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

const MAX_BODY_BYTES = 20_000;

/** The PDF of a sample handout with the details as typed. Stores nothing. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  // The action's strict schema reports input that is unknown or of the wrong shape.
  const body = await readJsonAtMost(request, MAX_BODY_BYTES);
  if (body === 'too-large') return failureResponse('too-large');
  const outcome = await runSignedIn(previewBrandingAction, body as ClinicDetails);
  return outcome.ok ? previewResponse(outcome.value.bytes) : outcomeResponse(outcome);
}
