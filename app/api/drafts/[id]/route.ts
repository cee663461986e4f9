import { z } from 'zod';
import { DRAFT_MAX_BYTES } from '@/lib/domain/limits';
import { saveDraftAction } from '@/lib/features/drafts/mutations';
import { saveDraftSchema } from '@/lib/features/drafts/schema';
import { runSignedIn } from '@/lib/run-signed-in';
import { readJsonAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** Escaped characters take two bytes in the JSON request and one in the draft's own size. */
const MAX_BODY_BYTES = DRAFT_MAX_BYTES * 1.2;

const bodySchema = saveDraftSchema.omit({ id: true });

/** Autosave. A route and not a server action, so that a closing tab can still send it (fetch keepalive). */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) return failureResponse('not-found');
  const body = await readJsonAtMost(request, MAX_BODY_BYTES);
  if (body === 'too-large') return failureResponse('too-large');
  // The action's strict schema reports unknown keys and wrong shapes.
  return outcomeResponse(await runSignedIn(saveDraftAction, { id, ...(body as z.input<typeof bodySchema>) }));
}
