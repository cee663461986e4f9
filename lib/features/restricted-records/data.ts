import { z } from 'zod';
import { fieldCipher, openWords, orUnreadable } from '@/lib/crypto/sealing';
import { type RecordOpening as OpeningRow, Prisma } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { Patient } from '@/lib/domain/handout/draft';
import { likenessTerms, mightBeSamePatient } from '@/lib/domain/handout/patient-identity';
import { isRestricted, stateOf } from '@/lib/domain/handout/status';
import { defineRead } from '@/lib/read';
import { type HandoutWithSteps, stepsOf, withIssuer } from '../handout-status/data';
import { openPatient } from '../handouts/sealed';

type Identity = Pick<Patient, 'name' | 'dateOfBirth' | 'recordNumber'>;

/**
 * The one rule of restricted records. A handout is closed to a member when its patient's record is restricted, somebody
 * else issued it, and the member has not opened the record in the last hour. A patient is closed when a closed handout
 * might be theirs; drafts, rows of lists and other handouts follow their patient.
 * @returns SQL that selects the `id` of every handout that was restricted itself and is closed to this member.
 */
export function closedHandouts({ clinicId, userId }: ClinicScope, now: Date): Prisma.Sql {
  return Prisma.sql`
    select handout.id from handout_status step
    join handout on handout.clinic_id = step.clinic_id and handout.id = step.handout_id
    where step.clinic_id = ${clinicId}::uuid and step.kind = 'restricted' and handout.issued_by_id <> ${userId}::uuid
      and not exists (select from handout_status later where later.clinic_id = step.clinic_id
        and later.handout_id = step.handout_id and later.number > step.number and later.kind = 'unrestricted')
      and not exists (select from record_opening opening where opening.clinic_id = step.clinic_id
        and opening.handout_id = step.handout_id and opening.user_id = ${userId}::uuid and opening.ends_at > ${now}::timestamptz)`;
}

/**
 * Which of these patients are closed to this member, each with a closed handout by which the record can be opened.
 * @param patients opened only where the clinic has handouts that are closed to the member
 */
export async function closedPatients<One extends Identity>(
  tx: ClinicTx,
  scope: ClinicScope,
  patients: () => readonly One[],
  now = new Date(),
): Promise<ReadonlyMap<One, string>> {
  const closedIds = await readClosed(tx, scope, now);
  return closedIds.length === 0 ? new Map() : patientsOf(tx, scope, closedIds, patients());
}

/** The handouts that are open to this member, as a condition: those never restricted, and those of which it is over. */
export async function openToReader(
  tx: ClinicTx,
  scope: ClinicScope,
  now = new Date(),
): Promise<Prisma.HandoutWhereInput> {
  const { clinicId, userId } = scope;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct handout_id as id from handout_status where clinic_id = ${clinicId}::uuid and kind = 'restricted'
    except (${closedHandouts(scope, now)})`;
  const never = { statuses: { none: { kind: 'restricted' } } };
  return { OR: [never, { issuedById: userId }, { id: { in: rows.map(({ id }) => id) } }] };
}

async function readClosed(tx: ClinicTx, scope: ClinicScope, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(closedHandouts(scope, now));
  return rows.map(({ id }) => id);
}

/**
 * The patients among these for whom one of the closed handouts might be. The index of terms names the few whose patients
 * are opened and compared, so that the size of the history does not count.
 */
async function patientsOf<One extends Identity>(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  closedIds: readonly string[],
  patients: readonly One[],
): Promise<ReadonlyMap<One, string>> {
  const terms = [...new Set(patients.flatMap(likenessTerms))];
  if (closedIds.length === 0 || terms.length === 0) return new Map();
  const tokens = terms.flatMap((term) => fieldCipher().blindIndexes(clinicId, term));
  const alike = await tx.$queryRaw<{ id: string; patientSealed: Uint8Array }[]>`
    select handout.id, handout.patient_sealed as "patientSealed" from handout
    where handout.clinic_id = ${clinicId}::uuid and handout.id in (
      select handout_id from handout_patient_token where clinic_id = ${clinicId}::uuid
        and token = any (${tokens}::bytea[]) and handout_id = any (${closedIds}::uuid[]))`;
  const candidates = alike.flatMap(({ id, patientSealed }) => {
    const patient = orUnreadable(() => openPatient({ clinicId, id, patientSealed }));
    return patient ? [{ id, patient }] : [];
  });
  return new Map(
    patients.flatMap((patient) => {
      const theirs = candidates.find((one) => mightBeSamePatient(one.patient, patient));
      return theirs ? [[patient, theirs.id] as const] : [];
    }),
  );
}

type Row = Pick<HandoutWithSteps, 'clinicId' | 'id' | 'issuedById' | 'patientSealed'>;

/** Returns which of these handouts are closed to this member: each was restricted itself, or its patient is closed. */
export async function closedAmong(
  tx: ClinicTx,
  scope: ClinicScope,
  rows: readonly Row[],
  now = new Date(),
): Promise<ReadonlySet<string>> {
  const { clinicId, userId } = scope;
  const others = rows.filter((row) => row.issuedById !== userId);
  if (others.length === 0) return new Set();
  const closedIds = await readClosed(tx, scope, now);
  if (closedIds.length === 0) return new Set();
  const restricted = new Set(closedIds);
  const idOf = new Map(
    others.flatMap((row) => {
      const patient = restricted.has(row.id) ? null : orUnreadable(() => openPatient(row));
      return patient ? [[patient, row.id] as const] : [];
    }),
  );
  const patients = await patientsOf(tx, scope, closedIds, [...idOf.keys()]);
  const alike = [...patients.keys()].flatMap((patient) => idOf.get(patient) ?? []);
  const open = await tx.recordOpening.findMany({
    where: { clinicId, userId, handoutId: { in: alike }, endsAt: { gt: now } },
    select: { handoutId: true },
  });
  const opened = new Set(open.map(({ handoutId }) => handoutId));
  const closedByPatient = alike.filter((id) => !opened.has(id));
  return new Set([...others.map(({ id }) => id).filter((id) => restricted.has(id)), ...closedByPatient]);
}

/** @throws AppError restricted */
export async function requireOpen(tx: ClinicTx, scope: ClinicScope, row: Row): Promise<void> {
  if ((await closedAmong(tx, scope, [row])).size > 0) throw new AppError('restricted');
}

export const isRestrictedRow = (row: Pick<HandoutWithSteps, 'statuses'>): boolean => isRestricted(stepsOf(row));

export const openingPlace = ({ clinicId, id }: Pick<OpeningRow, 'clinicId' | 'id'>) =>
  ({ clinicId, column: 'record_opening.reason', rowId: id }) as const;

/** A restricted handout, to somebody who has not opened its record: nothing that tells of the patient. */
export type ClosedHandout = { id: string; reference: string; issuedAt: string; issuedByName: string };

export const loadClosedHandout = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<ClosedHandout> =>
    withClinic(scope, async (tx) => {
      const row = await tx.handout.findUnique({
        where: { clinicId_id: { clinicId: scope.clinicId, id } },
        ...withIssuer,
      });
      if (!row || stateOf(stepsOf(row)) === 'erased') throw new AppError('not-found');
      return {
        id,
        reference: row.reference,
        issuedAt: row.issuedAt.toISOString(),
        issuedByName: row.issuedBy.name,
      };
    }),
});

/** Somebody opened a restricted record; one handout of it stands for the whole. */
export type RecordOpening = {
  id: string;
  /** ISO 8601 UTC. */
  openedAt: string;
  byName: string;
  /** As it was typed; empty once the handout is erased. */
  reason: string;
  handout: { id: string; reference: string };
};

const SHOWN_DAYS = 90;
const DAY_MS = 86_400_000;

/** The openings of the last 90 days, the newest first, for those who look after the clinic's records. */
export const listOpenings = defineRead({
  input: [z.date()],
  permission: { do: 'records.keep' },
  load: async (scope, now): Promise<RecordOpening[]> => {
    const rows = await withClinic(scope, (tx) =>
      tx.recordOpening.findMany({
        where: { clinicId: scope.clinicId, openedAt: { gte: new Date(now.getTime() - SHOWN_DAYS * DAY_MS) } },
        orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
        include: { by: { select: { name: true } }, handout: { select: { id: true, reference: true } } },
      }),
    );
    // One act opens each handout of a record.
    const acts = new Map(rows.map((row) => [`${row.userId} ${row.openedAt.getTime()}`, row]));
    return [...acts.values()].map((row) => ({
      id: row.id,
      openedAt: row.openedAt.toISOString(),
      byName: row.by.name,
      reason: openWords(openingPlace(row), row.reasonSealed),
      handout: row.handout,
    }));
  },
});

const TOLD_DAYS = 7;

/** How many records were opened in the last seven days, by others: what an admin is told of. 0 for everybody else. */
export const countRecentOpenings = defineRead({
  input: [z.date()],
  permission: { do: 'records.keep' },
  load: async (scope, now): Promise<number> => {
    const acts = await readClinic(scope, (tx) =>
      tx.recordOpening.groupBy({
        by: ['userId', 'openedAt'],
        where: {
          clinicId: scope.clinicId,
          userId: { not: scope.userId },
          openedAt: { gte: new Date(now.getTime() - TOLD_DAYS * DAY_MS) },
        },
      }),
    );
    return acts.length;
  },
});
