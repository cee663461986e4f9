import type { Tx } from '../db/client';
import type { Clinic as ClinicRow } from '../db/generated/client';
import { roleSchema } from '../domain/access/role';
import type { ClinicScope } from '../domain/access/scope';
import type { SessionEnd } from '../domain/access/session-life';
import { type Clinic, clinicSchema } from '../domain/clinic/clinic';
import { AppError } from '../domain/errors';

/** A signed-in member, read from a live session row during this request. */
export type Actor = {
  scope: ClinicScope;
  /** The name that handouts print. */
  name: string;
  email: string;
  clinic: Clinic;
  /** false: the clinic stores no name, date of birth or record number of a patient. */
  keepsIdentifiers: boolean;
  /** The clinic wants the patient's date of birth typed a second time before a handout is issued. */
  confirmsBirthDate: boolean;
  session: OwnSession;
};

/** What a request knows of the session it came with. */
export type OwnSession = {
  id: string;
  end: SessionEnd;
  /** When its holder last showed a passphrase or factor. */
  provenAt: Date;
  /** Its holder can change over to another clinic. */
  isInSeveralClinics: boolean;
};

/**
 * The member with the role that the database has now. A request may have waited, for a rendering, another server or a
 * lock, while an admin changed the role or disabled the member.
 * @throws AppError 'signed-out' for a member who is disabled by now.
 */
export async function withCurrentRole<Member extends Actor>(tx: Tx, actor: Member): Promise<Member> {
  const { clinicId, userId } = actor.scope;
  const where = { clinicId_userId: { clinicId, userId }, disabledAt: null };
  const member = await tx.member.findUnique({ where, select: { role: true } });
  if (!member) throw new AppError('signed-out');
  return { ...actor, scope: { ...actor.scope, role: roleSchema.parse(member.role) } };
}

/** How long the actor's session lives if nothing more happens. */
export const endsInMs = ({ session }: Actor, now: Date): number => session.end.at.getTime() - now.getTime();

/** What a request needs of its clinic's row. */
export type ActorClinicRow = Omit<ClinicRow, 'version' | 'createdAt' | 'starterHash' | 'retentionYears'>;

/** A row says more than a clinic: what is no part of it is left out. */
const clinicOfRow = clinicSchema.strip();

export const toClinic = (row: ActorClinicRow): Clinic => clinicOfRow.parse(row);

/** The one place, beside the seed, where a scope comes into being: `member` was just read for a live session. */
export function mintActor(
  member: { clinicId: string; userId: string; role: string; name: string },
  email: string,
  clinic: ActorClinicRow,
  session: OwnSession,
): Actor {
  const scope = {
    clinicId: member.clinicId,
    userId: member.userId,
    role: roleSchema.parse(member.role),
  } as ClinicScope;
  const { keepsIdentifiers, confirmsBirthDate } = clinic;
  return { scope, name: member.name, email, clinic: toClinic(clinic), keepsIdentifiers, confirmsBirthDate, session };
}
