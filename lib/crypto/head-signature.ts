import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SignedHead } from '../domain/audit/chain';
import type { MasterKey } from './master-key';
import { masterKeys } from './sealing';

/** What a signature says: ours, under a key that is not configured here, or made by somebody without any key. */
export type HeadCheck = { is: 'signed' } | { is: 'unknown-key'; keyId: number } | { is: 'forged' };

/**
 * HMAC-SHA-256 under a key derived from a master key, which no administrator of the database holds; then ":" and the
 * key's id. Earlier releases wrote no id, and read over it.
 */
export function signHead(head: SignedHead): string {
  const { current } = masterKeys();
  return `${macOf(head, current)}:${current.id}`;
}

/** Signed under any of the master keys that are still in use: heads outlive a rotation. */
export function checkHead(head: SignedHead, signature: string): HeadCheck {
  const [, mac = '', id] = /^([0-9a-f]{64})(?::([0-9]{1,3}))?$/.exec(signature) ?? [];
  const { current, others } = masterKeys();
  const configured = [current, ...others];
  if (configured.some((key) => isMac(mac, macOf(head, key)))) return { is: 'signed' };
  if (mac === '') return { is: 'forged' };
  const ids = configured.map((key) => key.id);
  const keyId = id === undefined ? earlierKey(current.id, ids) : Number(id);
  return keyId === null || ids.includes(keyId) ? { is: 'forged' } : { is: 'unknown-key', keyId };
}

/** The key of before a rotation that is no longer configured; null when there is none, so that every key was tried. */
function earlierKey(currentId: number, configuredIds: readonly number[]): number | null {
  for (let id = 1; id < currentId; id += 1) if (!configuredIds.includes(id)) return id;
  return null;
}

function isMac(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given, 'hex'), Buffer.from(expected, 'hex')];
  return one.length === other.length && timingSafeEqual(one, other);
}

function macOf({ clinicId, seq, hash, at, restored }: SignedHead, key: MasterKey): string {
  const macKey = Buffer.from(hkdfSync('sha256', key.bytes, '', 'plainleaf audit head 1', 32));
  return createHmac('sha256', macKey)
    .update(JSON.stringify([clinicId, seq, hash, at, ...(restored ? [restored.to, restored.backupOf] : [])]))
    .digest('hex');
}
