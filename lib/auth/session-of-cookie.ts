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
  const [cookie] = sessionCookiesIn(cookieHeader);
  const secret = cookie === undefined ? null : await sessionSecretOf(cookie);
  if (secret === null) return false;
  try {
    return (await readSession(secret, now, { counts: false })) !== null;
  } catch {
    return true;
  }
}

/** Stands for all requests that name several sessions at once, as no browser does. */
const SEVERAL = 'several';

/** Tells the sessions of genuine cookies apart, without asking whether they still live. null: no genuine cookie. */
export async function sessionOfCookies(cookieHeader: string | undefined): Promise<string | null> {
  const [cookie, ...others] = new Set(sessionCookiesIn(cookieHeader ?? ''));
  if (cookie === undefined) return null;
  return others.length > 0 ? SEVERAL : sessionSecretOf(cookie);
}

function sessionCookiesIn(cookieHeader: string): string[] {
  const start = `${sessionCookieName()}=`;
  return cookieHeader
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one.startsWith(start))
    .map((one) => decoded(one.slice(start.length)));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
