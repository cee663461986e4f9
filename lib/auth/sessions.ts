import { createHash, randomBytes } from 'node:crypto';
import { recordEvent } from '../db/audit-trail';
import { type Database, database, type Tx } from '../db/client';
import { showKey, withSignIn } from '../db/with-sign-in';
import type { SecondFactor } from '../domain/access/second-factor';
import {
  isLive,
  SESSION_HOURS,
  type SessionTimes,
  type Standing,
  sessionEnd,
  standingOf,
  USUAL_IDLE_MINUTES,
} from '../domain/access/session-life';
import { type Actor, type ActorClinicRow, mintActor } from './actor';
import type { Device } from './device';

export type NewSession = {
  userId: string;
  clinicId: string;
  secondFactor: SecondFactor | null;
  device: Device;
  /** Twelve hours from the sign-in; a session that takes another's place keeps its end. */
  expiresAt?: Date;
  /** Now; a session that takes another's place proves nothing anew. */
  provenAt?: Date;
};

/**
 * Opens a session inside a transaction that already shows the account and the clinic.
 * @returns its secret: 32 random bytes, base64url. Only the hash is stored.
 */
export async function openSession(tx: Tx, session: NewSession, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.session.create({
    data: {
      idHash: hashSecret(secret),
      userId: session.userId,
      clinicId: session.clinicId,
      secondFactor: session.secondFactor,
      userAgent: session.device.userAgent,
      address: session.device.address,
      createdAt: now,
      lastSeenAt: now,
      provenAt: session.provenAt ?? now,
      expiresAt: session.expiresAt ?? new Date(now.getTime() + SESSION_HOURS * 3_600_000),
    },
  });
  return secret;
}

/**
 * A new session in the place of one that has just proved more: the old secret opens nothing from here on, whoever
 * had come to know it. It keeps the end of the old one.
 * @returns the new secret; null when the old session was over already.
 */
export async function replaceSession(
  tx: Tx,
  secret: string,
  secondFactor: SecondFactor,
  now: Date,
): Promise<string | null> {
  const idHash = hashSecret(secret);
  const { count } = await tx.session.updateMany({ where: { idHash, endedAt: null }, data: { endedAt: now } });
  const old = count === 1 ? await tx.session.findUnique({ where: { idHash } }) : null;
  if (!old) return null;
  const { userId, clinicId, expiresAt, userAgent, address } = old;
  return openSession(tx, { userId, clinicId, secondFactor, device: { userAgent, address }, expiresAt }, now);
}

/** Ends the session at once, for every copy of its cookie. */
export async function endSession(secret: string, now: Date, db: Database = database()): Promise<void> {
  const idHash = hashSecret(secret);
  await withSignIn(
    { sessionHash: idHash },
    async (tx) => {
      const session = await tx.session.findUnique({ where: { idHash } });
      if (!session || session.endedAt) return;
      await showKey(tx, { userId: session.userId, clinicId: session.clinicId });
      await tx.session.update({ where: { idHash }, data: { endedAt: now } });
      await recordEvent(tx, { clinicId: session.clinicId, actorId: session.userId }, { type: 'session.ended' });
    },
    db,
  );
}

/** Whose session was read during this request, on whichever step of the sign-in: it opens no clinic's data. */
export type Person = {
  userId: string;
  /** Where they are signing in: their steps are in this clinic's audit trail. */
  clinicId: string;
  email: string;
  standing: Standing;
  hasSecondFactor: boolean;
  /** Of the session's row, for as long as this session lives. */
  sessionId: string;
  /** Of the session itself. */
  secret: string;
};

/** A live session: whole, or with a step of the sign-in still to be taken before any of the clinic's data is seen. */
export type SessionReading =
  | { standing: 'full'; person: Person; actor: Actor }
  | { standing: Exclude<Standing, 'full'>; person: Person; clinicName: string };

type ReadOptions = {
  /** Whether the request counts as activity. A function decides once the session's person is known. */
  counts?: boolean | ((person: Person) => boolean);
  db?: Database;
};

/**
 * A sign of life is written once it puts off the end by this part of the idle time (a minute of fifteen): reading a page
 * must not become a write for each of its parts.
 */
const SEEN_SHARE = 1 / 15;

/** What a session's secret opens; null when it has ended, idled out or expired, or its member was disabled. */
export async function readSession(
  secret: string,
  now: Date,
  { counts = true, db = database() }: ReadOptions = {},
): Promise<SessionReading | null> {
  const holder = await readHolder(hashSecret(secret), db);
  if (!holder) return null;
  const { idHash, userId, clinicId, email, hasSecondFactor, clinic } = holder;
  const idleMinutes = holder.idleMinutes ?? USUAL_IDLE_MINUTES;
  if (!isLive(holder, idleMinutes, now)) return null;
  const standing = standingOf({
    hasSecondFactor,
    gaveSecondFactor: holder.secondFactor !== null,
    required: holder.secondFactorRequired,
  });
  const person = { userId, clinicId, email, standing, hasSecondFactor, sessionId: holder.id, secret };
  const isSign = typeof counts === 'function' ? counts(person) : counts;
  const isSeen = isSign && now.getTime() - holder.lastSeenAt.getTime() >= idleMinutes * 60_000 * SEEN_SHARE;
  const lastSeenAt = isSeen ? now : holder.lastSeenAt;
  if (isSeen) {
    await withSignIn(
      { sessionHash: idHash, userId },
      (tx) => tx.session.updateMany({ where: { idHash, endedAt: null }, data: { lastSeenAt } }),
      db,
    );
  }
  if (standing !== 'full') return { standing, person, clinicName: clinic.name };
  const session = {
    id: holder.id,
    end: sessionEnd({ ...holder, lastSeenAt }, idleMinutes),
    provenAt: holder.provenAt,
    isInSeveralClinics: holder.isInSeveralClinics,
  };
  return { standing, person, actor: mintActor(holder, email, clinic, session) };
}

/** A row of the view session_holder: a session with its member, account and clinic, as the database says them now. */
type SessionHolder = SessionTimes & {
  idHash: Uint8Array<ArrayBuffer>;
  id: string;
  userId: string;
  clinicId: string;
  provenAt: Date;
  secondFactor: string | null;
  role: string;
  name: string;
  email: string;
  hasSecondFactor: boolean;
  /** null: as Plainleaf does by itself. */
  idleMinutes: number | null;
  secondFactorRequired: boolean;
  isInSeveralClinics: boolean;
  clinic: ActorClinicRow;
};

/** The one statement that every request begins with. A session whose member is disabled has no holder. */
async function readHolder(idHash: Uint8Array<ArrayBuffer>, db: Database): Promise<SessionHolder | null> {
  const [holder] = await db.$queryRaw<SessionHolder[]>`select * from read_session_holder(${idHash})`;
  return holder ?? null;
}

/** The member whom a session's secret lets into the clinic's data; null for anything less than a whole sign-in. */
export async function actorOf(secret: string, now: Date, db: Database = database()): Promise<Actor | null> {
  const reading = await readSession(secret, now, { db });
  return reading?.standing === 'full' ? reading.actor : null;
}

export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
