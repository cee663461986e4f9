import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import { loadWordings } from '@/lib/features/translations/data';
import { wordingsSchema } from '@/lib/features/translations/schema';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';

/** GET ?section=…&section=…&locale=es: what the builder adds to a draft, or shows it in. */
export async function GET(request: Request) {
  const query = new URL(request.url).searchParams;
  const input = wordingsSchema.safeParse({ sectionIds: query.getAll('section'), locale: query.get('locale') });
  if (!input.success) return failureResponse('invalid-input');
  try {
    const actor = await currentActor();
    if (!actor) return failureResponse('signed-out');
    return outcomeResponse({ ok: true, value: await loadWordings(actor.scope, input.data) });
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}
