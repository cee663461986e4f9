import { randomBytes } from 'node:crypto';
import { env } from '../env';
import { hashSecret } from './sessions';

/** The secret in a link that is mailed or copied: 32 random bytes, base64url. Only its hash is stored. */
export function newLinkToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashSecret(token) };
}

/** A link as a mail program opens it, under the address that people use. */
export function linkTo(path: `/${string}`): string {
  return new URL(path, env().NEXTAUTH_URL).href;
}
