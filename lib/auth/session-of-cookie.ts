import { decode } from 'next-auth/jwt';
import { env } from '../env';
import { type SessionToken, sessionCookieName, sessionTokenIn } from './next-auth-options';
import { readSession } from './sessions';

/** The session's secret inside the value of its cookie; null for one that was forged, truncated or made elsewhere. */
export async function sessionSecretOf(cookieValue: string): Promise<string | null> {
  return (await tokenOf(cookieValue))?.sessionSecret ?? null;
}

async function tokenOf(cookieValue: string): Promise<SessionToken | null> {
  try {
    return sessionTokenIn(await decode({ token: cookieValue, secret: env().NEXTAUTH_SECRET }));
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

/**
 * Tells the people of genuine cookies apart, in whichever session and clinic, without asking whether the session still
 * lives. null: no genuine cookie. A cookie of an earlier release names no person, and its session counts instead.
 */
export async function personOfCookies(cookieHeader: string | undefined): Promise<string | null> {
  const [cookie, ...others] = new Set(sessionCookiesIn(cookieHeader ?? ''));
  if (cookie === undefined) return null;
  if (others.length > 0) return SEVERAL;
  const token = await tokenOf(cookie);
  return token && (token.userId ?? token.sessionSecret);
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
