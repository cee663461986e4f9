import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { refreshBackupMetrics } from '@/lib/features/installation/backup-metrics';
import { metricsText } from '@/lib/process/metrics';

export const dynamic = 'force-dynamic';

/** What this process counts, for whoever shows METRICS_TOKEN; without one set there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN: token } = env();
  if (token === '' || !isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`)) {
    return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  }
  await refreshBackupMetrics();
  return new Response(metricsText(), {
    headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** In the same time, however much of it fits. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
