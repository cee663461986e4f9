import { actorOfRequest } from '@/lib/auth/current-actor';
import { failureResponse, sessionEndResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** How long this session still lives. Asking is no sign of its holder being there. */
export async function GET() {
  return answer({ counts: false });
}

/** A sign of its holder, who may be reading or typing without asking the server for anything. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  return answer({ counts: true });
}

async function answer(how: { counts: boolean }): Promise<Response> {
  const now = new Date();
  return sessionEndResponse((await actorOfRequest(how, now))?.session.end ?? null, now);
}
