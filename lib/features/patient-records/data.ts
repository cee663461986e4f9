import { z } from 'zod';
import { fieldCipher, orUnreadable } from '@/lib/crypto/sealing';
import type { Prisma } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { Patient } from '@/lib/domain/handout/draft';
import type { GivenSection } from '@/lib/domain/handout/given-before';
import { identityTerms, isSamePatient } from '@/lib/domain/handout/patient-identity';
import { type HandoutState, isHeld, stateOf } from '@/lib/domain/handout/status';
import { defineRead } from '@/lib/read';
import { type HandoutWithIssuer, type HandoutWithSteps, stepsOf, withIssuer, withSteps } from '../handout-status/data';
import { type HandoutListItem, readContents, readHandout, toListItems } from '../handouts/data';
import { openPatient, openPdf } from '../handouts/sealed';
import { closedAmong, isRestrictedRow } from '../restricted-records/data';
import { givenBeforeSchema } from './schema';

export type PatientRecord = {
  /** As typed on the handout that the record was opened from. */
  patient: Patient;
  /** Everything this patient was given, the newest first. */
  handouts: (HandoutListItem & { held: boolean })[];
  /** Nothing on the handout tells its patient from others: it stands alone. */
  isAlone: boolean;
  /** Closed to all but the clinician of each, unless they say why they open it. */
  isRestricted: boolean;
  /** Who issued the handout that the record was opened from. */
  issuedById: string;
};

/** The handouts of the person that this handout is for. */
export const loadRecord = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, handoutId): Promise<PatientRecord> => {
    const read = async (tx: ClinicTx): Promise<PatientRecord> => {
      const { patient, rows } = await readRecord(tx, scope, handoutId);
      const items = await toListItems(tx, scope, rows);
      const heldIds = new Set(rows.filter((row) => isHeld(stepsOf(row))).map(({ id }) => id));
      return {
        patient,
        handouts: items.map((item) => ({ ...item, held: heldIds.has(item.id) })),
        isAlone: identityTerms(patient).length === 0,
        isRestricted: rows.some(isRestrictedRow),
        issuedById: rows.find(({ id }) => id === handoutId)?.issuedById ?? '',
      };
    };
    return withClinic(scope, read);
  },
});

export async function readRecord(
  tx: ClinicTx,
  scope: ClinicScope,
  handoutId: string,
): Promise<{ patient: Patient; rows: HandoutWithIssuer[] }> {
  return readRecordOf(tx, scope, await readHandout(tx, scope, handoutId));
}

/** Everything of the person that this handout is for, whoever may read it. */
export async function readRecordOf(
  tx: ClinicTx,
  scope: ClinicScope,
  handout: HandoutWithSteps,
): Promise<{ patient: Patient; rows: HandoutWithIssuer[] }> {
  const handoutId = handout.id;
  const patient = openPatient(handout);
  const rows = await readHandoutsOf(tx, scope, patient);
  if (rows.some(({ id }) => id === handoutId)) return { patient, rows };
  const alone = await tx.handout.findUniqueOrThrow({
    where: { clinicId_id: { clinicId: scope.clinicId, id: handoutId } },
    ...withIssuer,
  });
  return { patient, rows: [alone] };
}

/** Every handout of a person, the newest first; `also`: of those alone. What was erased has lost its tokens and is nobody's any more. */
export async function readHandoutsOf(
  tx: ClinicTx,
  { clinicId }: Pick<ClinicScope, 'clinicId'>,
  patient: Pick<Patient, 'name' | 'dateOfBirth' | 'recordNumber'>,
  also: Prisma.HandoutWhereInput = {},
): Promise<HandoutWithIssuer[]> {
  const tokens = identityTerms(patient).flatMap((term) => fieldCipher().blindIndexes(clinicId, term));
  if (tokens.length === 0) return [];
  const rows = await tx.handout.findMany({
    where: { ...also, clinicId, tokens: { some: { token: { in: tokens } } } },
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    ...withIssuer,
  });
  return rows.filter((row) => {
    const theirs = orUnreadable(() => openPatient(row));
    return theirs !== null && isSamePatient(theirs, patient);
  });
}

/** A handout that the same patient got on a topic of the draft. */
export type GivenBefore = {
  id: string;
  title: string;
  /** ISO 8601 UTC. */
  issuedAt: string;
  issuedByName: string;
  state: HandoutState;
  sections: GivenSection[];
};

/** What this person was given before on a topic of these sections, the newest first. */
export const findGivenBefore = defineRead({
  input: [givenBeforeSchema.shape.patient.strip(), givenBeforeSchema.shape.sectionIds],
  permission: 'every-member',
  load: async (scope, patient, sectionIds): Promise<GivenBefore[]> =>
    withClinic(scope, async (tx) => {
      const all = await readHandoutsOf(tx, scope, patient);
      const closed = await closedAmong(tx, scope, all);
      const rows = all.filter(({ id }) => !closed.has(id));
      if (rows.length === 0) return [];
      const { clinicId } = scope;
      const topics = await tx.section.findMany({
        where: { clinicId, id: { in: [...sectionIds] }, topicId: { not: null } },
        select: { topicId: true },
      });
      const topicIds = new Set(topics.map(({ topicId }) => topicId));
      const given = await tx.handoutSection.findMany({
        where: { clinicId, handoutId: { in: rows.map(({ id }) => id) } },
        orderBy: { position: 'asc' },
        select: {
          handoutId: true,
          version: {
            select: {
              ...{ id: true, number: true, locale: true, heading: true },
              section: { select: { topicId: true } },
            },
          },
        },
      });
      const isAbout = ({ version }: (typeof given)[number]) => topicIds.has(version.section.topicId);
      const aboutIds = new Set(given.filter(isAbout).map(({ handoutId }) => handoutId));
      const contents = await readContents(tx, scope, [...aboutIds]);
      return rows.flatMap((row): GivenBefore[] => {
        const content = contents.get(row.id);
        if (!content) return [];
        const printed = given.filter(({ handoutId }) => handoutId === row.id);
        const byVersion = new Map(printed.map(({ version }) => [version.id, version]));
        const sections = content.sections.flatMap((section): GivenSection[] => {
          const version = section.on ? byVersion.get(section.versionId) : undefined;
          if (!version) return [];
          const { number, locale } = version;
          const heading = section.edit?.heading ?? version.heading;
          return [{ sectionId: section.sectionId, versionId: version.id, number, locale, heading, edit: section.edit }];
        });
        return [
          {
            id: row.id,
            title: row.title,
            issuedAt: row.issuedAt.toISOString(),
            issuedByName: row.issuedBy.name,
            state: stateOf(stepsOf(row)),
            sections,
          },
        ];
      });
    }),
});

/** So many are erased in one transaction, which must not last. */
const ERASED_AT_ONCE = 200;

export type Retention = { years: number | null; expiredCount: number; heldCount: number };

/** The clinic's policy, and how much of its history has passed it. */
export const loadRetention = defineRead({
  input: [z.date()],
  permission: { do: 'records.keep' },
  load: async (scope, now): Promise<Retention> =>
    withClinic(scope, async (tx) => {
      const { years, where } = await expiredWhere(tx, scope, now);
      if (where === null) return { years, expiredCount: 0, heldCount: 0 };
      const total = await tx.handout.count({ where });
      const everHeld = await tx.handout.findMany({
        where: { ...where, AND: { statuses: { some: { kind: 'held' } } } },
        ...withSteps,
      });
      const heldCount = everHeld.filter((row) => isHeld(stepsOf(row))).length;
      return { years, expiredCount: total - heldCount, heldCount };
    }),
});

/** The oldest handouts that the policy no longer keeps and no hold does. */
export async function readExpired(tx: ClinicTx, scope: ClinicScope, now: Date): Promise<{ rows: HandoutWithSteps[] }> {
  const { where } = await expiredWhere(tx, scope, now);
  if (where === null) return { rows: [] };
  const held = await tx.handout.findMany({
    where: { ...where, AND: { statuses: { some: { kind: 'held' } } } },
    ...withSteps,
  });
  const heldIds = held.filter((row) => isHeld(stepsOf(row))).map(({ id }) => id);
  const rows = await tx.handout.findMany({
    where: { ...where, id: { notIn: heldIds } },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    take: ERASED_AT_ONCE,
    ...withSteps,
  });
  return { rows };
}

async function expiredWhere(tx: ClinicTx, { clinicId }: ClinicScope, now: Date) {
  const { retentionYears: years } = await tx.clinic.findUniqueOrThrow({
    where: { id: clinicId },
    select: { retentionYears: true },
  });
  if (years === null) return { years, where: null };
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return { years, where: { clinicId, issuedAt: { lt: before }, statuses: { none: { kind: 'erased' } } } };
}

/** The bytes of one handout of a record that is being downloaded, checked as ever. */
export const loadPdfBytes = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<Uint8Array<ArrayBuffer>> =>
    withClinic(scope, async (tx) => {
      const handout = await readHandout(tx, scope, id);
      const pdf = await tx.handoutPdf.findUniqueOrThrow({
        where: { clinicId_handoutId: { clinicId: scope.clinicId, handoutId: id } },
      });
      return openPdf(handout, pdf).bytes;
    }),
});
