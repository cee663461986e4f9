import { actorOfRequest } from '@/lib/auth/current-actor';
import { pageProblem } from '@/lib/auth/page-owner';
import type { Person } from '@/lib/auth/sessions';
import { toFailure } from '@/lib/db/failures';
import { otherSignIn } from '@/lib/features/sessions/data';
import { failureResponse, outcomeResponse, sessionEndResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** How long this session still lives, and whose it is. Asking is no sign of its holder being there. */
export async function GET(request: Request) {
  return answer(request, { counts: false });
}

/** A sign of its holder, who may be reading or typing without asking the server for anything. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  return answer(request, { counts: true });
}

async function answer(request: Request, { counts }: { counts: boolean }): Promise<Response> {
  const now = new Date();
  try {
    const actor = await actorOfRequest({ counts: (person) => counts && isOwnSign(person, request.headers) }, now);
    if (!actor) return sessionEndResponse(null, now);
    const other = await otherSignIn(actor, request.headers, new URL(request.url).searchParams.get('handout'));
    return sessionEndResponse(actor.session.end, now, other);
  } catch (error) {
    return outcomeResponse({ ok: false, failure: toFailure(error) });
  }
}

/** Activity on another member's page does not keep this member's session alive. */
const isOwnSign = (person: Person, headers: Headers): boolean =>
  person.standing === 'full' && pageProblem(headers, person) !== 'signed-in-as-another';
