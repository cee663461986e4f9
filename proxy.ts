import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './lib/env';
import { dataPolicy, pagePolicy, workerPolicy } from './lib/web/content-security-policy';
import { trustedHost } from './lib/web/forwarded-host';
import { isLocalRequest } from './lib/web/local-request';
import { isSameOrigin } from './lib/web/same-origin';

const demoIsLocal =
  'This is the demo, whose password is published: it answers on its own machine only. Stop it, and start the clinic.\n';

/**
 * Headers alone: the policy of each answer, and what a client may not say about itself. But for the demo, which answers
 * no other machine, it guards nothing by itself; sessions, roles and clinics are checked where the data is.
 */
export function proxy(request: NextRequest): NextResponse {
  // Set-up refuses a public address; a reverse proxy that was there before still forwards to this port.
  if (env().PLAINLEAF_DEMO === '1' && !isLocalRequest(request.headers)) {
    return new NextResponse(demoIsLocal, { status: 403, headers: { 'content-security-policy': dataPolicy } });
  }
  const nonce = randomBytes(18).toString('base64');
  const policy = policyFor(request.nextUrl.pathname, nonce);

  const headers = new Headers(request.headers);
  // Next reads the nonce off this header, so one that a client sent must not reach it.
  headers.set('content-security-policy', policy);
  headers.delete('content-security-policy-report-only');
  headers.set('x-nonce', nonce);
  // Next holds an action's Origin against this header: a client's own word for it would let any site through.
  headers.set('x-forwarded-host', trustedHost(request.headers));

  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set('content-security-policy', policy);
  if (endsSession(request)) answer.headers.set('clear-site-data', '"cache", "storage"');
  return answer;
}

function policyFor(pathname: string, nonce: string): string {
  if (pathname.startsWith('/api/preview/')) return workerPolicy;
  if (pathname.startsWith('/api/')) return dataPolicy;
  return pagePolicy(nonce, { isDev: process.env.NODE_ENV === 'development' });
}

/** Only our own page may clear what this browser keeps: any other site could make it send this request. */
function endsSession(request: NextRequest): boolean {
  return request.method === 'POST' && request.nextUrl.pathname === '/api/auth/signout' && isSameOrigin(request);
}

export const config = { matcher: ['/((?!_next/static/|_next/image).*)'] };
