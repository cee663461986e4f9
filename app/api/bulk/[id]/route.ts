import { actorOfRequest } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import { loadProgress } from '@/lib/features/bulk/data';
import { bulkJobSchema } from '@/lib/features/bulk/schema';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';

/** How far a list has come. A page that only watches is no sign that anybody is there. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const asked = bulkJobSchema.safeParse(await params);
  try {
    const actor = await actorOfRequest({ counts: false }, new Date());
    if (!actor) return failureResponse('signed-out');
    if (!asked.success) return failureResponse('not-found');
    return outcomeResponse({ ok: true, value: await loadProgress(actor.scope, asked.data.id) });
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
