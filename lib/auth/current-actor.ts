import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { env } from '../env';
import type { Actor } from './actor';
import { sessionCookieName, sessionSecretIn } from './next-auth-options';
import { actorOf } from './sessions';

/** The signed-in member of this request, or null. Reads the session row once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(sessionCookieName());
  if (!cookie) return null;
  const secret = sessionSecretIn(await decodeCookie(cookie.value));
  return secret === null ? null : actorOf(secret, new Date());
});

async function decodeCookie(value: string): Promise<unknown> {
  try {
    return await decode({ token: value, secret: env().NEXTAUTH_SECRET });
  } catch {
    // A cookie that was forged, truncated or made under another secret is no session.
    return null;
  }
}

/** For pages: the signed-in member, or off to the sign-in page. */
export async function requireActor(returnTo?: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(returnTo ? `/sign-in?next=${encodeURIComponent(returnTo)}` : '/sign-in');
  return actor;
}
