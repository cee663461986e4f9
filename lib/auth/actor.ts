import type { Clinic as ClinicRow } from '../db/generated/client';
import { roleSchema } from '../domain/access/role';
import type { ClinicScope } from '../domain/access/scope';
import type { SessionEnd } from '../domain/access/session-life';
import { type Clinic, clinicSchema } from '../domain/clinic/clinic';

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
};

/** How long the actor's session lives if nothing more happens. */
export const endsInMs = ({ session }: Actor, now: Date): number => session.end.at.getTime() - now.getTime();

export function toClinic(row: ClinicRow): Clinic {
  const {
    version: _version,
    createdAt: _createdAt,
    starterHash: _starterHash,
    retentionYears: _retentionYears,
    keepsIdentifiers: _keepsIdentifiers,
    confirmsBirthDate: _confirmsBirthDate,
    ...clinic
  } = row;
  return clinicSchema.parse(clinic);
}

/** The one place, beside the seed, where a scope comes into being: `member` was just read for a live session. */
export function mintActor(
  member: { clinicId: string; userId: string; role: string; name: string },
  email: string,
  clinic: ClinicRow,
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
