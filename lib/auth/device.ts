import { z } from 'zod';

/** The cookie of a known browser: its random id, and keyed hashes of its accounts, the latest last. */
export type KnownDevice = { id: string; accounts: string[] };

/** From what a session was opened, as hints for its holder: a browser's name for itself and a network address. */
export type Device = {
  userAgent: string;
  address: string;
  /** The accounts that have signed in on it; absent if there are none. */
  known?: KnownDevice;
};

export const unknownDevice: Device = { userAgent: '', address: '' };

const addressSchema = z.union([z.ipv4(), z.ipv6()]);

/**
 * Reads the device off a request's headers. A reverse proxy appends the address it saw as the last of
 * X-Forwarded-For; without one, Next puts the connection's own there. Earlier entries are the client's claim.
 */
export function deviceOf(header: (name: string) => string | null | undefined): Device {
  const last = header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return {
    userAgent: (header('user-agent') ?? '').slice(0, 400),
    address: addressSchema.safeParse(last).success ? last : '',
  };
}
