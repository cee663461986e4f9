import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '../env';
import { sessionCookieOptions } from './next-auth-options';

/**
 * What the server must remember between the two halves of a proof made elsewhere, by a device or an identity
 * provider: in an encrypted cookie of this browser, for five minutes, taken once.
 */

const SECONDS = 300;

const nameOf = (kind: string): string => {
  const isSecure = sessionCookieOptions().options.secure;
  return `${isSecure ? '__Host-' : ''}plainleaf.${kind}`;
};

export async function giveOneTime(kind: string, value: Record<string, string>): Promise<void> {
  const text = await encode({ token: { kind, ...value }, secret: env().NEXTAUTH_SECRET, maxAge: SECONDS });
  (await cookies()).set(nameOf(kind), text, { ...sessionCookieOptions().options, maxAge: SECONDS });
}

/** What was given to this browser, or null: nothing, another kind, another shape, or too long ago. */
export async function takeOneTime<Schema extends z.ZodType>(
  kind: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const store = await cookies();
  const token = store.get(nameOf(kind))?.value;
  if (!token) return null;
  store.delete({ name: nameOf(kind), ...sessionCookieOptions().options });
  try {
    const value = await decode({ token, secret: env().NEXTAUTH_SECRET });
    if (!z.object({ kind: z.literal(kind) }).safeParse(value).success) return null;
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
