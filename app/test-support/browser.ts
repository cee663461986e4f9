import { encode } from 'next-auth/jwt';
import type { Actor } from '@/lib/auth/actor';
import { sessionCookieName } from '@/lib/auth/next-auth-options';
import { pageOwnerOf } from '@/lib/auth/page-owner';
import { PAGE_OWNER_HEADER } from '@/lib/domain/access/page-owner';
import { env } from '@/lib/env';
import { signInSecret } from '@/lib/test-support/database';

/** The request headers of the tests' only browser. Use `nextHeaders` in place of next/headers. */
const sent = { headers: new Headers(), cookies: new Map<string, string>() };

export const nextHeaders = {
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => (sent.cookies.has(name) ? { name, value: sent.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void sent.cookies.set(name, value),
    delete: (name: string) => void sent.cookies.delete(name),
  }),
};

/** Caches sessions, because signing in takes longer than most requests. */
const secrets = new Map<string, string>();

/** Signs the browser in as this member, on a page of theirs, for all later requests. */
export async function browseAs({ email, scope }: Actor): Promise<void> {
  const secret = secrets.get(email) ?? (await signInSecret(email));
  secrets.set(email, secret);
  const token = { sessionSecret: secret };
  sent.cookies.set(sessionCookieName(), await encode({ token, secret: env().NEXTAUTH_SECRET }));
  sent.headers = new Headers({
    origin: new URL(env().NEXTAUTH_URL).origin,
    'sec-fetch-site': 'same-origin',
    [PAGE_OWNER_HEADER]: pageOwnerOf(scope),
  });
}

/** Makes the browser follow links from another site for all later requests. */
export function comeFromElsewhere(): void {
  sent.headers.delete('origin');
  sent.headers.set('sec-fetch-site', 'cross-site');
}

export const sentHeaders = (): Headers => sent.headers;
