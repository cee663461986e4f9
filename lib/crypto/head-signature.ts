import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SignedHead } from '../domain/audit/chain';
import type { MasterKey } from './master-key';
import { masterKeys } from './sealing';

/** HMAC-SHA-256 under a key derived from a master key, which no administrator of the database holds. */
export function signHead(head: SignedHead): string {
  return macOf(head, masterKeys().current);
}

/** Signed under any of the master keys that are still in use: heads outlive a rotation. */
export function isSignedHead(head: SignedHead, signature: string): boolean {
  const given = Buffer.from(signature, 'hex');
  const { current, others } = masterKeys();
  return [current, ...others].some((key) => {
    const expected = Buffer.from(macOf(head, key), 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function macOf({ clinicId, seq, hash, at, restored }: SignedHead, key: MasterKey): string {
  const macKey = Buffer.from(hkdfSync('sha256', key.bytes, '', 'plainleaf audit head 1', 32));
  return createHmac('sha256', macKey)
    .update(JSON.stringify([clinicId, seq, hash, at, ...(restored ? [restored.to, restored.backupOf] : [])]))
    .digest('hex');
}
