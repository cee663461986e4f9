import 'server-only';
import { cookies, headers } from 'next/headers';
import { type Device, deviceOf } from './device';
import { KNOWN_DEVICE_DAYS, openKnownDevice, sealKnownDevice, withAccount } from './known-device';
import { sessionCookieOptions } from './next-auth-options';

const cookieName = (): string =>
  sessionCookieOptions().options.secure ? '__Host-plainleaf.device' : 'plainleaf.device';

/** The device of this request, and the accounts that have signed in on it. */
export async function currentDevice(): Promise<Device> {
  const sent = await headers();
  const cookie = (await cookies()).get(cookieName())?.value;
  const known = cookie ? await openKnownDevice(cookie) : null;
  return { ...deviceOf((name) => sent.get(name)), ...(known && { known }) };
}

/** Marks this browser as known for the account, after a complete sign-in. */
export async function rememberDevice(device: Device, email: string): Promise<void> {
  const value = await sealKnownDevice(withAccount(device.known ?? null, email));
  const { options } = sessionCookieOptions();
  (await cookies()).set(cookieName(), value, { ...options, maxAge: KNOWN_DEVICE_DAYS * 86_400 });
}
