import { isReady } from '@/lib/db/readiness';

export const dynamic = 'force-dynamic';

/** 200 when the database answers and every migration of this release is in it, else 503. */
export async function GET() {
  const ready = await isReady();
  return Response.json({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503 });
}
