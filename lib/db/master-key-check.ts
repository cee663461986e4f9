import type { ClientBase } from 'pg';
import { compareKeys, isRefusal, type KeyComparison, type StoredKey } from '../crypto/master-key-fingerprint';
import { masterKeys, resumeSealing, suspendSealing } from '../crypto/sealing';
import { shareErrorKind } from '../domain/error-brand';
import { type RecurringEvent, recurringEvent } from '../recurring-event';

/** This process's master keys are not those that the database was encrypted with: it may neither read nor write there. */
export class MasterKeyMismatch extends Error {
  override name = 'MasterKeyMismatch';
}
shareErrorKind(MasterKeyMismatch, 'MasterKeyMismatch');

type Side = { accepted: readonly KeyComparison['is'][]; event: RecurringEvent };
const primary: Side = { accepted: ['known'], event: recurringEvent('error', 'master-key.mismatch') };
const onReplica: Side = { accepted: ['known', 'new-key'], event: recurringEvent('error', 'master-key.mismatch') };

/**
 * Compares this process's master keys with those that the database names. Until they agree nothing is sealed or opened.
 * The current key must be among the stored ones, where set-up writes it before a server starts: a server that was not
 * restarted for a rotation would go on writing under a key that the database has left behind.
 *
 * @throws MasterKeyMismatch when they do not, or when the database names none.
 */
export async function requireMasterKey(client: Pick<ClientBase, 'query'>): Promise<void> {
  const mismatch = await findMismatch(client, primary);
  if (!mismatch) {
    resumeSealing();
    return;
  }
  suspendSealing();
  throw mismatch;
}

/**
 * As requireMasterKey, for a replica: it is avoided when it belongs to another installation, and seals nothing. It may
 * not have heard of a new key yet.
 */
export async function requireSameInstallation(replica: Pick<ClientBase, 'query'>): Promise<void> {
  const mismatch = await findMismatch(replica, onReplica);
  if (mismatch) throw mismatch;
}

async function findMismatch(
  client: Pick<ClientBase, 'query'>,
  { accepted, event }: Side,
): Promise<MasterKeyMismatch | null> {
  const { rows } = await client.query<StoredKey>('SELECT key_id AS "keyId", fingerprint FROM master_key');
  const comparison = compareKeys(masterKeys(), rows);
  if (accepted.includes(comparison.is)) {
    event.over();
    return null;
  }
  const stored = isRefusal(comparison) ? comparison.stored : { keyId: null, fingerprint: null };
  event.report({ comparison: comparison.is, ...stored });
  return new MasterKeyMismatch(comparison.is);
}
