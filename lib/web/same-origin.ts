import { env } from '../env';
import { isLoopbackUrl, parseUrl } from '../environment/loopback';
import { servedHost } from './served-host';

type Sent = Pick<Headers, 'get'>;

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
 * what names none is a plain link, or no browser.
 */
export function isForeignOrigin(headers: Sent): boolean {
  const origin = headers.get('origin');
  return origin !== null && !isOwnOrigin(origin, headers);
}

/**
 * Tells whether another site led the browser here; another host or port of our own site counts too. A typed address, a
 * bookmark and a link in a mail program name no site. Browsers before 2023 send only Origin and Referer.
 */
export function comesFromElsewhere(headers: Sent): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  if (isForeignOrigin(headers)) return true;
  const referrer = headers.get('referer');
  return referrer !== null && !isOwnOrigin(parseUrl(referrer)?.origin ?? '', headers);
}

/** A server that listens only on this machine has several names, and the browser uses the one that it reached. */
function isOwnOrigin(origin: string, headers: Sent): boolean {
  const own = new URL(env().NEXTAUTH_URL);
  if (origin === own.origin) return true;
  const host = servedHost(headers.get('host'), own);
  return isLoopbackUrl(own.href) && host !== null && origin === `${own.protocol}//${host}`;
}
