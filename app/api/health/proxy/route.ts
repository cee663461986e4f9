import { env } from '@/lib/env';
import { isDoctorToken } from '@/lib/web/doctor-token';
import { proxyFacts } from '@/lib/web/proxy-facts';

export const dynamic = 'force-dynamic';

/** How the request's headers arrived, for npm run doctor; for anybody else there is nothing here. */
export function GET({ headers }: Request): Response {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: own } = env();
  const token = (headers.get('authorization') ?? '').replace(/^Bearer /, '');
  const noStore = { 'Cache-Control': 'no-store' };
  if (!isDoctorToken(secret, token, new Date())) return new Response('Not found', { status: 404, headers: noStore });
  return Response.json(proxyFacts(headers, new URL(own)), { headers: noStore });
}
