import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Database, database, type Tx } from '@/lib/db/client';
import { isProblem, readSignedHeads } from '@/lib/db/signed-heads';
import { withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { type ChainReport, chainStart, followChain, type Link, standingHeads } from '@/lib/domain/audit/chain';
import { defineRead } from '@/lib/read';

/** Few enough that a page of them is read well within a transaction's time. */
const PAGE = 2_000;

/**
 * Follows the clinic's audit trail from its first event to its last and holds it against the signed heads. The hashes
 * are computed here: the database gives only the text of each event, for it may be the one that was tampered with.
 */
export const verifyChain = defineRead({
  input: [z.int().positive().optional(), z.custom<Database>().optional()],
  permission: { do: 'audit.read' },
  load: async (scope, pageSize = PAGE, db = database()): Promise<ChainReport> => {
    const kept = await readSignedHeads(scope.clinicId);
    if (isProblem(kept) && kept.is === 'unknown-key') return { is: 'unchecked', keyId: kept.keyId };
    // Read after the heads and before the events, so that events added meanwhile are ignored.
    const end = await withClinic(scope, (tx) => tx.auditChain.findUnique({ where: { clinicId: scope.clinicId } }), db);
    const last = Number(end?.seq ?? 0);
    const standing = isProblem(kept) ? kept.is : standingHeads(kept);
    if (standing === 'forged') return { is: 'broken', seq: last, eventId: null, reason: 'forged-head' };
    const { heads, restores } = standing;
    const signed = new Map(heads.map(({ seq, hash }) => [seq, hash]));
    let at = chainStart;
    while (true) {
      const links = await withClinic(scope, (tx) => readLinks(tx, scope, { after: at.seq, last, pageSize }), db);
      const step = followChain(at, links, signed);
      if (step.is === 'broken') return step;
      at = step.at;
      if (links.length < pageSize) break;
    }
    if (at.seq < last) return { is: 'broken', seq: at.seq + 1, eventId: null, reason: 'missing' };
    const isEnd = end === null || Buffer.from(end.hash).toString('hex') === at.hash;
    if (!isEnd) return { is: 'broken', seq: at.seq, eventId: null, reason: 'unlinked' };
    if (heads.some(({ seq }) => seq > at.seq))
      return { is: 'broken', seq: at.seq + 1, eventId: null, reason: 'set-back' };
    return { is: 'whole', events: at.seq, signedHeads: heads.length, lastSignedAt: heads.at(-1)?.at ?? null, restores };
  },
});

async function readLinks(
  tx: Tx,
  { clinicId }: ClinicScope,
  { after, last, pageSize }: { after: number; last: number; pageSize: number },
): Promise<Link[]> {
  const rows = await tx.$queryRaw<
    { seq: bigint; id: string; prev_hash: Uint8Array; hash: Uint8Array; line: string }[]
  >`select seq, id::text, prev_hash, hash,
      jsonb_build_array(clinic_id, seq, id, (extract(epoch from at) * 1000)::bigint, actor_id, type, detail)::text as line
    from audit_event where clinic_id = ${clinicId}::uuid and seq > ${after} and seq <= ${last}
    order by seq limit ${pageSize}`;
  return rows.map(({ seq, id, prev_hash, hash, line }) => ({
    seq: Number(seq),
    id,
    prevHash: Buffer.from(prev_hash).toString('hex'),
    hash: Buffer.from(hash).toString('hex'),
    recomputed: createHash('sha256').update(prev_hash).update(line).digest('hex'),
  }));
}
