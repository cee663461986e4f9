import type { z } from 'zod';
import { searchLibrary } from '@/lib/features/search/data';
import { searchSchema } from '@/lib/features/search/schema';
import { readSignedIn } from '@/lib/run-signed-in';
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
  // The strict schema reports input of the wrong shape.
  const body = await readJsonAtMost(request, MAX_BODY_BYTES);
  if (body === 'too-large') return failureResponse('too-large');
  return outcomeResponse(
    await readSignedIn(searchSchema, body as z.input<typeof searchSchema>, ({ scope }, { typed }) =>
      searchLibrary(scope, typed),
    ),
  );
}
