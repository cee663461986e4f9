import { env } from '../env';

/**
 * Did one of our own pages send this request? Server actions check that themselves; route handlers that
 * change something must ask. Browsers always set these headers; a page elsewhere cannot forge them.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  const host = request.headers.get('host');
  return origin === new URL(env().NEXTAUTH_URL).origin || (host !== null && URL.parse(origin)?.host === host);
}
