/**
 * The audit trail of a clinic is a chain: every event carries the hash of the one before. Heads of the chain, signed
 * and kept outside the database, show what even a rewritten chain cannot hide. Hashes are lower-case hexadecimal.
 */

export type Link = { seq: number; id: string; prevHash: string; hash: string; recomputed: string };

/** The end of a chain at one moment, as it was signed. */
export type SignedHead = {
  clinicId: string;
  seq: number;
  hash: string;
  /** ISO 8601 UTC. */
  at: string;
  /** This head follows a restore: what was signed before it for places after `to` is no longer in the database. */
  restored?: Restored | undefined;
};

export type Restored = {
  /** The last place that the restored chain has in common with the one before. */
  to: number;
  /** The moment of the backup, ISO 8601 UTC; null where it was restored by other means than ours. */
  backupOf: string | null;
};

export type BreakReason =
  /** Its content is not what was hashed when it was written. */
  | 'changed'
  /** The event that should stand here is gone. */
  | 'missing'
  /** It does not follow from the event before it. */
  | 'unlinked'
  /** The chain was written anew: the hash is not the one that was signed for this place. */
  | 'not-as-signed'
  /** All that is there is right, and ends before a place that was signed: an older state, or an end that was cut off. */
  | 'set-back'
  /** A record of signed heads was tampered with. */
  | 'forged-head';

export type ChainBreak = { seq: number; eventId: string | null; reason: BreakReason };

export type ChainReport =
  /** Signed heads are under a key that is not configured here, so that nothing can be said of the chain. */
  | { is: 'unchecked'; keyId: number }
  | { is: 'whole'; events: number; signedHeads: number; lastSignedAt: string | null; restores: RestoreReport[] }
  | ({ is: 'broken' } & ChainBreak);

/** A restore that was marked when it was made, and how many events that had been signed for went with it. */
export type RestoreReport = {
  /** ISO 8601 UTC. */
  at: string;
  backupOf: string | null;
  eventsLost: number;
};

/**
 * What signed heads, the oldest first, still say of the chain. Only who holds the master key can mark a restore; a head
 * from before it binds as far as the restored chain goes, and no further.
 * @returns 'forged' when a mark stands after heads that are younger than it: an old one was put there again.
 */
export function standingHeads(
  heads: readonly SignedHead[],
): { heads: SignedHead[]; restores: RestoreReport[] } | 'forged' {
  let standing: SignedHead[] = [];
  const restores: RestoreReport[] = [];
  for (const [index, head] of heads.entries()) {
    const { restored } = head;
    if (restored) {
      if (heads.slice(0, index).some(({ at }) => at > head.at)) return 'forged';
      const furthest = Math.max(restored.to, ...standing.map(({ seq }) => seq));
      restores.push({ at: head.at, backupOf: restored.backupOf, eventsLost: furthest - restored.to });
      standing = standing.filter(({ seq }) => seq <= restored.to);
    }
    standing.push(head);
  }
  return { heads: standing, restores };
}

export type Walk = { seq: number; hash: string };

/** Where every chain begins. */
export const chainStart: Walk = { seq: 0, hash: '' };

/**
 * Follows the chain over the next links, in order; answers where it got to, or the first place where it breaks.
 * @param signed hashes that were signed, by place.
 */
export function followChain(
  from: Walk,
  links: readonly Link[],
  signed: ReadonlyMap<number, string>,
): { is: 'followed'; at: Walk } | ({ is: 'broken' } & ChainBreak) {
  let at = from;
  for (const link of links) {
    const reason = breakAt(at, link, signed);
    if (reason === 'missing') return { is: 'broken', seq: at.seq + 1, eventId: null, reason };
    if (reason !== null) return { is: 'broken', seq: link.seq, eventId: link.id, reason };
    at = { seq: link.seq, hash: link.hash };
  }
  return { is: 'followed', at };
}

function breakAt(before: Walk, link: Link, signed: ReadonlyMap<number, string>): BreakReason | null {
  if (link.seq !== before.seq + 1) return 'missing';
  if (link.prevHash !== before.hash) return 'unlinked';
  if (link.recomputed !== link.hash) return 'changed';
  const expected = signed.get(link.seq);
  return expected !== undefined && expected !== link.hash ? 'not-as-signed' : null;
}
