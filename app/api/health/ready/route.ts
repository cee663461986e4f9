import { whyNotReady } from '@/lib/db/readiness';
import { isLocalRequest } from '@/lib/web/local-request';

export const dynamic = 'force-dynamic';

/** 200 when requests can be served, else 503; the reason only for requests from this machine: see whyNotReady. */
export async function GET({ headers }: Request) {
  const reason = await whyNotReady();
  if (reason === null) return Response.json({ status: 'ready' });
  // Where no proxy set it, Next puts the connection's own address there.
  const isHere = headers.has('x-forwarded-for') && isLocalRequest(headers);
  return Response.json({ status: 'not ready', ...(isHere && { reason }) }, { status: 503 });
}
