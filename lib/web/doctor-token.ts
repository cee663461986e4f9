import { createHmac, timingSafeEqual } from 'node:crypto';

/** Longer than a request takes, and than two clocks may differ before the doctor calls it a problem. */
const VALID_MS = 120_000;

/**
 * What npm run doctor shows to the server, so that it answers nobody else: a moment in milliseconds and its HMAC under
 * NEXTAUTH_SECRET. It opens nothing but /api/health/proxy.
 */
export const makeDoctorToken = (secret: string, now: Date): string =>
  `${now.getTime()}.${macOf(secret, now.getTime())}`;

/** Was it made under the same secret within two minutes of now? */
export function isDoctorToken(secret: string, token: string, now: Date): boolean {
  const [, at = '', mac = ''] = /^(\d{13})\.([0-9a-f]{64})$/.exec(token) ?? [];
  if (mac === '' || Math.abs(now.getTime() - Number(at)) > VALID_MS) return false;
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(secret, Number(at)), 'hex'));
}

const macOf = (secret: string, at: number): string =>
  createHmac('sha256', secret).update(`plainleaf doctor ${at}`).digest('hex');
