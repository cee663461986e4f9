import type { Client } from 'pg';
import { takeMasterKeys } from '../../../lib/crypto/sealing';
import { isProblem, readSignedHeads, signRestoredHead } from '../../../lib/db/signed-heads';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { withClient } from '../postgres/with-client';
import { requireAllRows } from './catalog';

/** How many clinics have a trail, and how many of them were marked. */
type Marked = { trails: number; marked: number };

type Chain = { clinicId: string; seq: string; hash: Uint8Array };

/**
 * Signs for every clinic that its audit trail was set back: from here on the heads that were signed for events after the
 * restored ones bind no more, and the verification tells of the restore instead of calling it tampering.
 * @param backupOf the moment of the backup, ISO 8601 UTC; null when it was restored by other means than ours: then the
 *   trails go back to the last head that they still have, and one that has its newest signed head needs no mark.
 */
export async function markRestored(
  database: Pick<OpenDatabase, 'ownerUrl' | 'masterKey' | 'otherMasterKeys'>,
  headsFolder: string,
  backupOf: string | null,
): Promise<Marked> {
  takeMasterKeys(masterKeysOf(database));
  return withClient(database.ownerUrl, async (client) => {
    await requireAllRows(client);
    const { rows: chains } = await client.query<Chain>('SELECT clinic_id AS "clinicId", seq, hash FROM audit_chain');
    let marked = 0;
    for (const chain of chains) {
      const seq = Number(chain.seq);
      const to = backupOf === null ? await lastInCommon(client, headsFolder, chain) : seq;
      if (to === 'has-newest') continue;
      await signRestoredHead(headsFolder, { ...chain, seq }, { to, backupOf }, new Date());
      marked += 1;
    }
    return { trails: chains.length, marked };
  });
}

export function markedWords({ trails, marked }: Marked): string {
  if (trails === 0) return 'nothing to mark: this database has no audit trail';
  if (marked === 0) return 'nothing to mark: no trail lacks what was signed for it';
  return marked === 1 ? 'one clinic is marked as restored' : `${marked} clinics are marked as restored`;
}

/** The last place that was signed and still has the hash that was signed; 0 when none has. */
async function lastInCommon(client: Client, headsFolder: string, { clinicId }: Chain): Promise<number | 'has-newest'> {
  const heads = await readSignedHeads(clinicId, headsFolder);
  if (isProblem(heads)) {
    throw new SetupFailure(
      heads.is === 'forged'
        ? `The signed heads of clinic ${clinicId} were changed: bring back a copy.`
        : `The heads of clinic ${clinicId} were signed under master key ${heads.keyId}, which is not configured: add it to PLAINLEAF_OTHER_MASTER_KEYS.`,
    );
  }
  const newest = heads.at(-1);
  if (!newest) return 'has-newest';
  for (const { seq, hash } of heads.toReversed()) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM audit_event WHERE clinic_id = $1 AND seq = $2 AND hash = decode($3, 'hex')`,
      [clinicId, seq, hash],
    );
    if (rowCount) return seq === newest.seq ? 'has-newest' : seq;
  }
  return 0;
}
