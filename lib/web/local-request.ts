import { isLoopback, isLoopbackUrl } from '../environment/loopback';

/** Headers with which a proxy says that somebody else asks. Plainleaf reads none of them. */
const othersOfProxies = ['forwarded', 'via', 'x-real-ip'];

/**
 * Whether nothing in the headers says that a request came from, or through, another machine. A proxy on this machine
 * that passes on neither the host nor the client's address, nor the page's origin, cannot be told from a local browser.
 */
export function isLocalRequest(headers: Headers): boolean {
  const origin = headers.get('origin');
  return (
    listed(headers, 'host').every(isLoopbackHost) &&
    listed(headers, 'x-forwarded-host').every(isLoopbackHost) &&
    listed(headers, 'x-forwarded-for').every(isLoopback) &&
    othersOfProxies.every((name) => !headers.has(name)) &&
    (origin === null || origin === 'null' || isLoopbackUrl(origin))
  );
}

const listed = (headers: Headers, name: string): string[] =>
  (headers.get(name) ?? '').split(',').flatMap((part) => part.trim() || []);

const isLoopbackHost = (host: string): boolean => isLoopbackUrl(`http://${host}`);
