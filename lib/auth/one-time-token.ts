import { randomUUID } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { type Database, database } from '../db/client';
import { env } from '../env';
import type { Person } from './sessions';
import { isFirstUse } from './sign-in-limits';

/**
 * State between the two halves of a proof that a device or an identity provider completes. The token is encrypted and
 * bound to a purpose, a person and their session, so a copy is useless in another session or for another purpose.
 */

export type OneTimePurpose =
  | 'passkey-sign-in'
  | 'passkey-step'
  | 'passkey-proof'
  | 'passkey-add'
  | 'provider-sign-in'
  | 'provider-link';

/** The owner of the token; null for a sign-in, which has no person yet. */
export type OneTimeHolder = Pick<Person, 'userId' | 'sessionId'> | null;

export const ONE_TIME_SECONDS = 300;

type Use = { purpose: OneTimePurpose; holder: OneTimeHolder; now?: Date };

const holderText = (holder: OneTimeHolder): string => (holder ? `${holder.userId} ${holder.sessionId}` : 'nobody');

const tokenSchema = z.object({
  purpose: z.string(),
  holder: z.string(),
  id: z.uuid(),
  until: z.number(),
  value: z.unknown(),
});

/** @returns the token; it opens once, within five minutes. */
export async function sealOneTime({ purpose, holder, now = new Date() }: Use, value: object): Promise<string> {
  const until = now.getTime() + ONE_TIME_SECONDS * 1_000;
  const token = { purpose, holder: holderText(holder), id: randomUUID(), until, value };
  return encode({ token, secret: env().NEXTAUTH_SECRET, maxAge: ONE_TIME_SECONDS });
}

/** The sealed value; null for a token that is used, expired, forged, or made for another purpose, person or session. */
export async function openOneTime<Schema extends z.ZodType>(
  text: string,
  { purpose, holder, now = new Date() }: Use,
  schema: Schema,
  db: Database = database(),
): Promise<z.output<Schema> | null> {
  const read = tokenSchema.safeParse(await decoded(text));
  if (!read.success) return null;
  const token = read.data;
  if (token.purpose !== purpose || token.holder !== holderText(holder) || token.until <= now.getTime()) return null;
  if (!(await isFirstUse(`one-time token ${token.id}`, db))) return null;
  const value = schema.safeParse(token.value);
  return value.success ? value.data : null;
}

async function decoded(text: string): Promise<unknown> {
  try {
    return await decode({ token: text, secret: env().NEXTAUTH_SECRET });
  } catch {
    return null;
  }
}
