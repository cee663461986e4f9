import { previewBrandingAction } from '@/lib/features/clinics/mutations';
import type { ClinicDetails } from '@/lib/features/clinics/schema';
import { runSignedIn } from '@/lib/run-signed-in';
import { readAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse, previewResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

const MAX_BODY_BYTES = 20_000;

/** The PDF of a sample handout with the details as typed. Stores nothing. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const body = await readAtMost(request, MAX_BODY_BYTES);
  if (body === null) return failureResponse('invalid-input');
  // Unknown keys and wrong shapes are told apart by the action's own strict schema.
  const details = parseJson(body) as ClinicDetails;
  const outcome = await runSignedIn(previewBrandingAction, details);
  return outcome.ok ? previewResponse(outcome.value.bytes) : outcomeResponse(outcome);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
