import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '../env';
import { endSession, SESSION_HOURS, startSession } from './sessions';

/**
 * next-auth keeps the cookie and the sign-in endpoints. Whether a session lives is decided by its row
 * (sessions.ts) at every request: a JWT alone would stay valid after sign-out.
 */

const credentialsSchema = z.object({ email: z.string().max(320), password: z.string().max(1_000) });

const overHttps = (): boolean => env().NEXTAUTH_URL.startsWith('https:');

/** Browsers accept the __Host- prefix only over https; the loopback demo has none. */
export const sessionCookieName = (): string => (overHttps() ? '__Host-plainleaf.session' : 'plainleaf.session');

export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3_600 },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          const given = credentialsSchema.safeParse(input);
          if (!given.success) return null;
          const secret = await startSession({ email: given.data.email, passphrase: given.data.password }, new Date());
          return secret === null ? null : { id: secret };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionSecret: user.id } : token),
      // /api/auth/session answers scripts in the page: it must not hand them the session's secret.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const secret = sessionSecretIn(token);
        if (secret) await endSession(secret, new Date());
      },
    },
  };
}

const tokenSchema = z.object({ sessionSecret: z.string() });

/** The session's secret inside a decoded next-auth token; null when it holds none. */
export function sessionSecretIn(token: unknown): string | null {
  const parsed = tokenSchema.safeParse(token);
  return parsed.success ? parsed.data.sessionSecret : null;
}
