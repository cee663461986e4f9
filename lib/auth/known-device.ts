import { createHmac, randomUUID } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '../env';
import type { Device, KnownDevice } from './device';

/**
 * The accounts that have signed in on a browser, in an encrypted cookie that grants no access. It only exempts its
 * holder from the limits that strangers at the same address use up.
 */

/** The longest lifetime that browsers allow a cookie. */
export const KNOWN_DEVICE_DAYS = 400;
const MAX_AGE_S = KNOWN_DEVICE_DAYS * 86_400;
/** The accounts of a shared computer; the one that has not signed in for longest is dropped first. */
const MAX_ACCOUNTS = 20;

const sealedSchema = z.object({
  purpose: z.literal('known-device'),
  id: z.uuid(),
  accounts: z.array(z.string().max(60)).max(MAX_ACCOUNTS),
});

const accountHash = (email: string): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`known device|${email}`).digest('base64url');

/** The id of the browser if this account has been signed in on it; null otherwise. */
export function knownDeviceId({ known }: Device, email: string): string | null {
  return known?.accounts.includes(accountHash(email)) ? known.id : null;
}

export function withAccount(known: KnownDevice | null, email: string): KnownDevice {
  const account = accountHash(email);
  const { id = randomUUID(), accounts = [] } = known ?? {};
  return { id, accounts: [...accounts.filter((one) => one !== account), account].slice(-MAX_ACCOUNTS) };
}

export const sealKnownDevice = (known: KnownDevice): Promise<string> =>
  encode({ token: { ...known, purpose: 'known-device' }, secret: env().NEXTAUTH_SECRET, maxAge: MAX_AGE_S });

/** null for a cookie that was forged, altered, too old or of another kind. */
export async function openKnownDevice(text: string): Promise<KnownDevice | null> {
  try {
    const token = sealedSchema.safeParse(await decode({ token: text, secret: env().NEXTAUTH_SECRET }));
    return token.success ? { id: token.data.id, accounts: token.data.accounts } : null;
  } catch {
    return null;
  }
}
