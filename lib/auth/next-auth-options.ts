import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { toFailure } from '../db/failures';
import { SESSION_HOURS } from '../domain/access/session-life';
import { outageCode, waitCode } from '../domain/access/sign-in-codes';
import { env } from '../env';
import { describeError, logEvent, newFailureReference } from '../log';
import type { Device } from './device';
import { endSession } from './sessions';
import { startSession } from './sign-in';

/**
 * next-auth keeps the cookie and the sign-in endpoints. Whether a session lives is decided by its row
 * (sessions.ts) at every request: a JWT alone would stay valid after sign-out.
 */

const credentialsSchema = z.object({ email: z.string().max(320), password: z.string().max(1_000) });

const overHttps = (): boolean => env().NEXTAUTH_URL.startsWith('https:');

/** Browsers accept the __Host- prefix only over https; the loopback demo has none. */
export const sessionCookieName = (): string => (overHttps() ? '__Host-plainleaf.session' : 'plainleaf.session');

export const sessionCookieOptions = () =>
  ({
    name: sessionCookieName(),
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps() },
  }) as const;

declare module 'next-auth' {
  interface User {
    userId: string;
  }
}

/** Errors that a forged cookie or address causes. */
const clientErrors = new Set(['INVALID_CALLBACK_URL_ERROR', 'JWT_SESSION_ERROR']);

/** Without this logger, next-auth prints to the console. */
const logger: NonNullable<NextAuthOptions['logger']> = {
  error: (code, metadata) => {
    const level = clientErrors.has(code) ? 'warn' : 'error';
    const error = metadata instanceof Error ? metadata : metadata.error;
    logEvent(level, level === 'warn' ? 'sign-in.malformed' : 'sign-in.failed', { code, ...describeError(error) });
  },
  warn: (code) => logEvent('warn', 'sign-in.warning', { code }),
  debug: () => {},
};

/** As startSession. next-auth would send the message of an error to the browser: with it the database's address. */
async function startOrFail(given: Parameters<typeof startSession>[0]) {
  try {
    return await startSession(given, new Date());
  } catch (error) {
    return { is: 'failed', reference: toFailure(error).reference ?? newFailureReference() } as const;
  }
}

/** @param browser that the request came from, and how to keep in it that an account has signed in there. */
export function nextAuthOptions(browser: {
  device: Device;
  remember: (email: string) => Promise<void>;
}): NextAuthOptions {
  return {
    logger,
    secret: env().NEXTAUTH_SECRET,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3_600 },
    cookies: {
      sessionToken: sessionCookieOptions(),
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          const given = credentialsSchema.safeParse(input);
          if (!given.success) return null;
          const { email, password: passphrase } = given.data;
          const answer = await startOrFail({ email, passphrase, device: browser.device });
          switch (answer.is) {
            case 'signed-in':
              if (answer.wholeFor !== null) await browser.remember(answer.wholeFor);
              return { id: answer.secret, userId: answer.userId };
            case 'refused':
              return null;
            case 'failed':
              throw new Error(outageCode(answer.reference));
            case 'too-many-tries':
            case 'busy':
              // next-auth hands the message to the sign-in form as the error's code.
              throw new Error(waitCode(answer.is, answer.retryAfterMs));
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionSecret: user.id, userId: user.userId } : token),
      // /api/auth/session answers scripts in the page: it must not hand them the session's secret.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const read = sessionTokenIn(token);
        if (read) await endSession(read.sessionSecret, new Date());
      },
    },
  };
}

/** `userId` is missing in cookies of earlier releases. */
const tokenSchema = z.object({ sessionSecret: z.string(), userId: z.string().optional() });

/** What the encrypted cookie holds. The session's row decides; `userId` only counts the requests of one person. */
export type SessionToken = z.infer<typeof tokenSchema>;

/** null for a decoded next-auth token of no session. */
export function sessionTokenIn(token: unknown): SessionToken | null {
  return tokenSchema.safeParse(token).data ?? null;
}
