import { PACK_MAX_BYTES } from '@/lib/domain/limits';
import { previewPackAction } from '@/lib/features/packs/mutations';
import { runSignedIn } from '@/lib/run-signed-in';
import { readAtMost } from '@/lib/web/read-body';
import { failureResponse, jsonResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** What a pack would bring; its body is the file. A route and not a server action: its size is limited while it arrives. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const file = await readAtMost(request, PACK_MAX_BYTES);
  if (file === null) return outcomeResponse({ ok: true, value: { is: 'refused', problem: 'too-large', name: '' } });
  const outcome = await runSignedIn(previewPackAction, { file });
  return outcome.ok && outcome.value.is === 'preview' ? jsonResponse(outcome.value.json) : outcomeResponse(outcome);
}
