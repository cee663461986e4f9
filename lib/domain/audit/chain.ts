/**
 * The audit trail of a clinic is a chain: every event carries the hash of the one before. Heads of the chain, signed
 * and kept outside the database, show what even a rewritten chain cannot hide. Hashes are lower-case hexadecimal.
 */

export type Link = { seq: number; id: string; prevHash: string; hash: string; recomputed: string };

/** The end of a chain at one moment, as it was signed. */
export type SignedHead = { clinicId: string; seq: number; hash: string /** ISO 8601 UTC. */; at: string };

export type BreakReason =
  /** Its content is not what was hashed when it was written. */
  | 'changed'
  /** The event that should stand here is gone. */
  | 'missing'
  /** It does not follow from the event before it. */
  | 'unlinked'
  /** The chain was written anew: the hash is not the one that was signed for this place. */
  | 'not-as-signed'
  /** A record of signed heads was tampered with. */
  | 'forged-head';

export type ChainBreak = { seq: number; eventId: string | null; reason: BreakReason };

export type ChainReport =
  | { is: 'whole'; events: number; signedHeads: number; lastSignedAt: string | null }
  | ({ is: 'broken' } & ChainBreak);

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
