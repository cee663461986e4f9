import { Client } from 'pg';
import { parseMasterKey, parseMasterKeys } from '../../../lib/crypto/master-key';
import { takeMasterKeys } from '../../../lib/crypto/sealing';
import { readSignedHeads, signRestoredHead } from '../../../lib/db/signed-heads';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';
import { requireAllRows } from './catalog';

type Chain = { clinicId: string; seq: string; hash: Uint8Array };

/**
 * Signs for every clinic that its audit trail was set back: from here on the heads that were signed for events after the
 * restored ones bind no more, and the verification tells of the restore instead of calling it tampering.
 * @param backupOf the moment of the backup, ISO 8601 UTC; null when it was restored by other means than ours: then the
 *   trails go back to the last head that they still have.
 * @returns how many clinics have a trail.
 */
export async function markRestored(
  database: Pick<OpenDatabase, 'ownerUrl' | 'masterKey' | 'otherMasterKeys'>,
  headsFolder: string,
  backupOf: string | null,
): Promise<number> {
  const current = parseMasterKey(database.masterKey);
  const others = parseMasterKeys(database.otherMasterKeys);
  if (!current || !others) throw new SetupFailure('PLAINLEAF_MASTER_KEY or PLAINLEAF_OTHER_MASTER_KEYS is malformed.');
  takeMasterKeys({ current, others });
  const client = new Client({ connectionString: database.ownerUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await requireAllRows(client);
    const { rows: chains } = await client.query<Chain>('SELECT clinic_id AS "clinicId", seq, hash FROM audit_chain');
    for (const chain of chains) {
      const seq = Number(chain.seq);
      const to = backupOf === null ? await lastInCommon(client, headsFolder, chain) : seq;
      await signRestoredHead(headsFolder, { ...chain, seq }, { to, backupOf }, new Date());
    }
    return chains.length;
  } finally {
    await client.end();
  }
}

/** The last place that was signed and still has the hash that was signed; 0 when none has. */
async function lastInCommon(client: Client, headsFolder: string, { clinicId }: Chain): Promise<number> {
  const heads = await readSignedHeads(clinicId, headsFolder);
  if (heads === 'forged')
    throw new SetupFailure(`The signed heads of clinic ${clinicId} were changed: bring back a copy.`);
  for (const { seq, hash } of heads.toReversed()) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM audit_event WHERE clinic_id = $1 AND seq = $2 AND hash = decode($3, 'hex')`,
      [clinicId, seq, hash],
    );
    if (rowCount) return seq;
  }
  return 0;
}
