import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookieOptions } from './next-auth-options';
import { ONE_TIME_SECONDS, type OneTimeHolder, type OneTimePurpose, sealOneTime } from './one-time-token';

/** Keeps a one-time token in this browser, in a cookie for each purpose. */

const nameOf = (purpose: OneTimePurpose): string => {
  const isSecure = sessionCookieOptions().options.secure;
  return `${isSecure ? '__Host-' : ''}plainleaf.${purpose}`;
};

export async function giveOneTime(purpose: OneTimePurpose, holder: OneTimeHolder, value: object): Promise<void> {
  await keepOneTime(purpose, await sealOneTime({ purpose, holder }, value));
}

/** For a token that was sealed together with its proof. */
export async function keepOneTime(purpose: OneTimePurpose, token: string): Promise<void> {
  (await cookies()).set(nameOf(purpose), token, { ...sessionCookieOptions().options, maxAge: ONE_TIME_SECONDS });
}

/** The token that this browser sent; '' without one. It proves nothing until it is opened. Removes the cookie. */
export async function takeOneTime(purpose: OneTimePurpose): Promise<string> {
  const store = await cookies();
  const token = store.get(nameOf(purpose))?.value ?? '';
  if (token !== '') store.delete({ name: nameOf(purpose), ...sessionCookieOptions().options });
  return token;
}
