/**
 * Where to go after signing in: the wanted path if it lies on this site, else the home page.
 * An address that a link from elsewhere slipped in ("//evil.example", "/\evil.example") must not be followed.
 */
export function nextPath(wanted: string | string[] | null | undefined): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  try {
    const url = new URL(wanted, here);
    return url.origin === here && !url.pathname.startsWith('/sign-in')
      ? `${url.pathname}${url.search}${url.hash}`
      : '/';
  } catch {
    return '/';
  }
}
