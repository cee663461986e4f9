import { env } from '../env';

/**
 * Did one of our own pages send this request? Server actions check that themselves; route handlers that
 * change something must ask. Browsers always set these headers; a page elsewhere cannot forge them.
 */
export function isSameOrigin({ headers }: Request): boolean {
  if (isForeignOrigin(headers)) return false;
  const site = headers.get('sec-fetch-site');
  return site === null ? headers.has('origin') : site === 'same-origin';
}

/**
 * Does the browser say that a page elsewhere sent this? Browsers name the origin of everything that changes something;
 * what names none is a plain link, or no browser. X-Forwarded-Host has no say: a client can send it.
 */
export function isForeignOrigin(headers: Pick<Headers, 'get'>): boolean {
  const origin = headers.get('origin');
  if (origin === null || origin === new URL(env().NEXTAUTH_URL).origin) return false;
  const host = headers.get('host');
  return host === null || URL.parse(origin)?.host !== host;
}
