import { isLoopback, parseUrl } from '../environment/loopback';

/**
 * The host, as browsers know it, of a request whose Host header names `own` (NEXTAUTH_URL); null for any other name, which
 * a page elsewhere can have made to lead here. On a server for this machine alone every name of this machine is served.
 * X-Forwarded-Host has no say: a client can send it.
 */
export function servedHost(host: string | null, own: URL): string | null {
  if (host === null || !/^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host)) return null;
  const asked = parseUrl(`${own.protocol}//${host}`);
  if (!asked) return null;
  // A proxy may leave the port out. A browser on this machine may come through another port than the usual one.
  if (asked.hostname === own.hostname && (asked.port === '' || !isLoopback(own.hostname))) return own.host;
  return isLoopback(asked.hostname) && isLoopback(own.hostname) ? asked.host : null;
}
