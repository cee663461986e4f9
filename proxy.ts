import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './lib/env';
import { dataPolicy, pagePolicy, workerPolicy } from './lib/web/content-security-policy';
import { linkFromElsewherePage } from './lib/web/continue-page';
import { isLocalRequest } from './lib/web/local-request';
import { ownPath } from './lib/web/next-path';
import { isOpenToLinks } from './lib/web/open-to-links';
import { comesFromElsewhere, isSameOrigin } from './lib/web/same-origin';
import { servedHost } from './lib/web/served-host';

const demoIsLocal =
  'This is the demo, whose password is published: it answers on its own machine only. Stop it, and start the clinic.\n';

/**
 * Uses only headers: refuses other hosts and links from other sites, sets each response's policy, and removes
 * forwarding headers that a client may not set. Sessions, roles and clinics are checked at the data.
 */
export function proxy(request: NextRequest): NextResponse {
  // Set-up refuses a public address; a reverse proxy that was there before still forwards to this port.
  if (env().PLAINLEAF_DEMO === '1' && !isLocalRequest(request.headers)) {
    return plainText(403, demoIsLocal);
  }
  const { pathname, search } = request.nextUrl;
  const own = new URL(env().NEXTAUTH_URL);
  const host = servedHost(request.headers.get('host'), own);
  if (host === null && !isForMachines(pathname)) return plainText(421, otherHost(own));
  const nonce = randomBytes(18).toString('base64');
  if (comesFromElsewhere(request.headers) && !(isReading(request) && isOpenToLinks(pathname))) {
    return isReading(request)
      ? askFirst(ownPath(`${pathname}${search}`), nonce)
      : plainText(403, 'Not from another site.\n');
  }
  if (comesFromElsewhere(request.headers) && leadsOn(request)) {
    return NextResponse.redirect(withoutNext(request, `${own.protocol}//${host ?? own.host}`), 307);
  }
  const policy = policyFor(pathname, nonce);

  const headers = new Headers(request.headers);
  // Next reads the nonce off this header, so one that a client sent must not reach it.
  headers.set('content-security-policy', policy);
  headers.delete('content-security-policy-report-only');
  headers.set('x-nonce', nonce);
  // Next holds an action's Origin against this header: a client's own word for it would let any site through.
  headers.set('x-forwarded-host', host ?? own.host);

  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set('content-security-policy', policy);
  if (endsSession(request)) answer.headers.set('clear-site-data', '"cache", "storage"');
  return answer;
}

const otherHost = (own: URL): string =>
  `Plainleaf answers at ${own.origin} only. A reverse proxy must pass on the Host header of the browser.\n`;

/** Load balancers and metrics collectors use their own host names here; no clinic data. */
const isForMachines = (pathname: string): boolean => /^\/api\/(health\/|metrics$)/.test(pathname);

const isReading = ({ method }: NextRequest): boolean => method === 'GET' || method === 'HEAD';

const plainText = (status: number, text: string): NextResponse =>
  new NextResponse(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': dataPolicy },
  });

/** After the sign-in, `next` opens a page as the member, so another site must not choose it. */
const leadsOn = ({ nextUrl: { pathname, searchParams } }: NextRequest): boolean =>
  /^\/sign-in(\/|$)/.test(pathname) && searchParams.has('next');

function withoutNext({ nextUrl: { pathname, search } }: NextRequest, origin: string): URL {
  const url = new URL(`${origin}${pathname}${search}`);
  url.searchParams.delete('next');
  return url;
}

function askFirst(to: string, nonce: string): NextResponse {
  return new NextResponse(linkFromElsewherePage(to, nonce), {
    status: 403,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': pagePolicy(nonce, { isDev: false }),
    },
  });
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
