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
 * Does the Cookie header of a request name a session that lives, on whichever step of the sign-in? Looking is no sign of
 * its holder being there. While the database cannot be asked, a genuine cookie counts: the request itself says so then.
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
