import { loadBrowserKey } from '@/lib/features/browser-keys/data';
import { draftIdSchema } from '@/lib/features/drafts/schema';
import { readSignedIn } from '@/lib/run-signed-in';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** POST, though it changes nothing: a key must not be in the reach of a link or of any cache. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const outcome = await readSignedIn(draftIdSchema, await params, async ({ scope }, { id }) => ({
    key: await loadBrowserKey(scope, id),
  }));
  return !outcome.ok && outcome.failure.code === 'invalid-input'
    ? failureResponse('not-found')
    : outcomeResponse(outcome);
}
