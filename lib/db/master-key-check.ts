import type { ClientBase } from 'pg';
import { compareKeys, isRefusal, type StoredKey } from '../crypto/master-key-fingerprint';
import { masterKeys, resumeSealing, suspendSealing } from '../crypto/sealing';
import { logEvent } from '../log';

/** This process's master keys are not those that the database was encrypted with: it may neither read nor write there. */
export class MasterKeyMismatch extends Error {
  override name = 'MasterKeyMismatch';
}

/**
 * Compares this process's master keys with those that the database names. Until they agree nothing is sealed or opened.
 *
 * @throws MasterKeyMismatch when they do not, or when the database names none: set-up stores them before a server starts.
 */
export async function requireMasterKey(client: Pick<ClientBase, 'query'>): Promise<void> {
  const mismatch = await findMismatch(client);
  if (!mismatch) {
    resumeSealing();
    return;
  }
  suspendSealing();
  throw mismatch;
}

/** As requireMasterKey, for a replica: it is avoided when it belongs to another installation, and seals nothing. */
export async function requireSameInstallation(replica: Pick<ClientBase, 'query'>): Promise<void> {
  const mismatch = await findMismatch(replica);
  if (mismatch) throw mismatch;
}

async function findMismatch(client: Pick<ClientBase, 'query'>): Promise<MasterKeyMismatch | null> {
  const { rows } = await client.query<StoredKey>('SELECT key_id AS "keyId", fingerprint FROM master_key');
  const comparison = compareKeys(masterKeys(), rows);
  if (comparison.is === 'known' || comparison.is === 'new-key') return null;
  const stored = isRefusal(comparison) ? comparison.stored : { keyId: null, fingerprint: null };
  logEvent('error', 'master-key.mismatch', { comparison: comparison.is, ...stored });
  return new MasterKeyMismatch(comparison.is);
}
