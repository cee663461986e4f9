import { decode } from 'next-auth/jwt';
import { env } from '../env';
import { sessionCookieName, sessionSecretIn } from './next-auth-options';
import { readSession } from './sessions';

/** The session's secret inside the value of its cookie; null for one that was forged, truncated or made elsewhere. */
export async function sessionSecretOf(cookieValue: string): Promise<string | null> {
  try {
    return sessionSecretIn(await decode({ token: cookieValue, secret: env().NEXTAUTH_SECRET }));
  } catch {
    return null;
  }
}

/**
 * Tells whether the Cookie header names a live session, at any step of the sign-in. Does not count as activity. If the
 * database is unavailable, a genuine cookie counts, and the request itself reports the problem.
 */
export async function namesLiveSession(cookieHeader: string | undefined, now: Date): Promise<boolean> {
  if (cookieHeader === undefined) return false;
  const start = `${sessionCookieName()}=`;
  const cookie = cookieHeader.split('; ').find((one) => one.startsWith(start));
  const secret = cookie === undefined ? null : await sessionSecretOf(decoded(cookie.slice(start.length)));
  if (secret === null) return false;
  try {
    return (await readSession(secret, now, { counts: false })) !== null;
  } catch {
    return true;
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
