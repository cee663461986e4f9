import 'server-only';
import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { env } from '../env';
import { sessionCookieOptions } from './next-auth-options';

/** Gives the browser another session in place of the one it has, in the form that next-auth gives the first. */
export async function setSessionCookie(secret: string, expiresAt: Date, now: Date): Promise<void> {
  const { name, options } = sessionCookieOptions();
  const maxAge = Math.max(0, Math.round((expiresAt.getTime() - now.getTime()) / 1_000));
  const value = await encode({ token: { sessionSecret: secret }, secret: env().NEXTAUTH_SECRET, maxAge });
  (await cookies()).set(name, value, { ...options, expires: expiresAt });
}
