import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import { searchLibrary } from '@/lib/features/search/data';
import { searchSchema } from '@/lib/features/search/schema';
import { readJsonAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

const MAX_BODY_BYTES = 2_000;

/**
 * Topics, sections and templates, asked while somebody types. POST, though it changes nothing: somebody may type a
 * patient's name, which must stand in no address and no log.
 */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const input = searchSchema.safeParse(await readJsonAtMost(request, MAX_BODY_BYTES));
  if (!input.success) return failureResponse('invalid-input');
  try {
    const actor = await currentActor();
    if (!actor) return failureResponse('signed-out');
    return outcomeResponse({ ok: true, value: await searchLibrary(actor.scope, input.data.typed) });
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
