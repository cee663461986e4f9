import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { SESSION_HOURS } from '../domain/access/session-life';
import { env } from '../env';
import { type SessionToken, sessionCookieOptions } from './next-auth-options';

const longest = (now: Date): Date => new Date(now.getTime() + SESSION_HOURS * 3_600_000);

/** Gives the browser another session in place of the one it has, in the form that next-auth gives the first. */
export async function setSessionCookie(
  { secret: sessionSecret, userId }: { secret: string; userId: string },
  expiresAt?: Date,
  now = new Date(),
): Promise<void> {
  // Whether the session lives is for its row to say: the cookie may outlast it.
  const expires = expiresAt ?? longest(now);
  const { name, options } = sessionCookieOptions();
  const maxAge = Math.max(0, Math.round((expires.getTime() - now.getTime()) / 1_000));
  const token = { sessionSecret, userId } satisfies SessionToken;
  const value = await encode({ token, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, value, { ...options, expires });
}
