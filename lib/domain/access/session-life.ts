/** How long a session lives. Pure: the row and the clock come in as arguments. */

/** A session ends 12 hours after sign-in, whatever happens in between. */
export const SESSION_HOURS = 12;
/** Minutes without a sign of its holder after which a session ends, unless the clinic chose others. */
export const USUAL_IDLE_MINUTES = 15;
/** The holder is warned this long before the end. */
export const WARNING_MS = 2 * 60_000;
/** Changes to who can sign in want a proof of identity no older than this. */
const PROOF_MINUTES = 10;

export type SessionTimes = { expiresAt: Date; lastSeenAt: Date; endedAt: Date | null };

export type SessionEnd = { at: Date; because: 'idle' | 'twelve-hours' };

/** When the session ends if nobody does anything from now on. */
export function sessionEnd({ expiresAt, lastSeenAt }: SessionTimes, idleMinutes: number): SessionEnd {
  const idleEnd = new Date(lastSeenAt.getTime() + idleMinutes * 60_000);
  return idleEnd < expiresAt ? { at: idleEnd, because: 'idle' } : { at: expiresAt, because: 'twelve-hours' };
}

export function isLive(session: SessionTimes, idleMinutes: number, now: Date): boolean {
  return session.endedAt === null && now < sessionEnd(session, idleMinutes).at;
}

export function isProofFresh(provenAt: Date, now: Date): boolean {
  return now.getTime() - provenAt.getTime() < PROOF_MINUTES * 60_000;
}

/** What stands between a right passphrase and the clinic's data. */
export type Standing = 'full' | 'needs-second-factor' | 'needs-enrolment';

export function standingOf(facts: {
  hasSecondFactor: boolean;
  gaveSecondFactor: boolean;
  required: boolean;
}): Standing {
  if (facts.gaveSecondFactor) return 'full';
  if (facts.hasSecondFactor) return 'needs-second-factor';
  return facts.required ? 'needs-enrolment' : 'full';
}
