import { whyNotReady } from '@/lib/db/readiness';

export const dynamic = 'force-dynamic';

/** 200 when requests can be served, else 503 with the reason: see whyNotReady. */
export async function GET() {
  const reason = await whyNotReady();
  return reason === null
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'not ready', reason }, { status: 503 });
}
