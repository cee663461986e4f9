/**
 * The wanted path if it lies on this site, else the home page. An address that a link from elsewhere slipped in
 * ("//evil.example", "/\\evil.example") must not be followed.
 */
export function ownPath(wanted: string | string[] | null | undefined): string {
  const url = ownUrl(wanted);
  return url ? `${url.pathname}${url.search}${url.hash}` : '/';
}

/**
 * Where to go after signing in: the wanted page of this site, else the home page. Downloads and the like (/api/) are no
 * pages: nobody who signs in has asked for one.
 */
export function nextPath(wanted: string | string[] | null | undefined): string {
  const url = ownUrl(wanted);
  if (!url || /^\/+(sign-in|api(\/|$))/i.test(decoded(url.pathname))) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

function ownUrl(wanted: string | string[] | null | undefined): URL | null {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return null;
  const here = 'http://here.invalid';
  const url = URL.parse(wanted, here);
  return url?.origin === here ? url : null;
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
