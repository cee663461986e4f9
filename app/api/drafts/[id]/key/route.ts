import { z } from 'zod';
import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import { browserKey } from '@/lib/features/browser-keys/data';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** POST, though it changes nothing: a key must not be in the reach of a link or of any cache. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) return failureResponse('not-found');
  try {
    const actor = await currentActor();
    if (!actor) return failureResponse('signed-out');
    return outcomeResponse({ ok: true, value: { key: await browserKey(actor.scope, id) } });
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
