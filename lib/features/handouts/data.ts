import { z } from 'zod';
import { openWords, orUnreadable } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent, Patient } from '@/lib/domain/handout/draft';
import { emptyPatient } from '@/lib/domain/handout/empty-draft';
import { type HandoutState, type StatusKind, stateOf } from '@/lib/domain/handout/status';
import { statusKindSchema } from '@/lib/domain/handout/status-schema';
import { sectionKindSchema } from '@/lib/domain/library/section';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { defineRead } from '@/lib/read';
import { type HandoutWithIssuer, type HandoutWithSteps, stepsOf, withIssuer, withSteps } from '../handout-status/data';
import { closedAmong, requireOpen } from '../restricted-records/data';
import { isReference } from './reference';
import { openContent, openDocument, openPatient, reasonPlace } from './sealed';

export type IssuedHandout = {
  id: string;
  reference: string;
  title: string;
  /** ISO 8601 UTC. */
  issuedAt: string;
  issuedById: string;
  issuedByName: string;
  patient: Patient;
  document: HandoutDocument;
  pageCount: number;
  byteCount: number;
  /** SHA-256 of the stored bytes, hexadecimal. */
  sha256: string;
  sections: {
    position: number;
    heading: string;
    kind: SectionKind;
    versionId: string;
    number: number;
    locale: string;
    edited: boolean;
  }[];
  /** What became of it since, the first step first. */
  steps: HandoutStep[];
  /** The handout that this one was given instead of. */
  replaces: { id: string; reference: string } | null;
};

export type HandoutStep = {
  number: number;
  kind: StatusKind;
  /** ISO 8601 UTC. */
  at: string;
  byName: string;
  /** As it was typed; empty where none was asked for. */
  reason: string;
  replacement: { id: string; reference: string } | null;
};

/** What is left of a handout whose words were erased. */
export type ErasedHandout = {
  id: string;
  reference: string;
  issuedAt: string;
  issuedByName: string;
  sectionCount: number;
  steps: HandoutStep[];
};

export type HandoutListItem = {
  id: string;
  state: HandoutState;
  /** The record is restricted, and not open to whoever reads the list: of it there are reference, date and clinician. */
  closed: boolean;
  /** Whom it is for does not open. */
  unreadable: boolean;
  reference: string;
  title: string;
  patientName: string;
  dateOfBirth: string;
  recordNumber: string;
  issuedAt: string;
  issuedByName: string;
  pageCount: number;
};

/**
 * The handout's row; not-found for an id that is made up or another clinic's, erased once its words are gone,
 * restricted where its patient's record is closed to the reader.
 */
export async function readHandout(tx: ClinicTx, scope: ClinicScope, id: string): Promise<HandoutWithSteps> {
  const row = await readClosedHandout(tx, scope, id);
  await requireOpen(tx, scope, row);
  return row;
}

/** The same, though its patient's record may be closed to the reader: for what opens it. */
export async function readClosedHandout(tx: ClinicTx, scope: ClinicScope, id: string): Promise<HandoutWithSteps> {
  const row = await tx.handout.findUnique({
    where: { clinicId_id: { clinicId: scope.clinicId, id } },
    ...withSteps,
  });
  if (!row) throw new AppError('not-found');
  if (stateOf(stepsOf(row)) === 'erased') throw new AppError('erased');
  return row;
}

export const loadHandout = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  audited: 'handout.viewed',
  load: async (scope, id): Promise<IssuedHandout> => withClinic(scope, (tx) => readIssued(tx, scope, id)),
});

async function readIssued(tx: ClinicTx, scope: ClinicScope, id: string): Promise<IssuedHandout> {
  const { row, steps } = await readShell(tx, scope, id);
  if (!row.pdf) throw new AppError('not-found');
  if (stateOf(steps) === 'erased') throw new AppError('erased');
  await requireOpen(tx, scope, row);
  const replaced = row.replaces[0]?.handout;
  await recordEvent(tx, { clinicId: scope.clinicId, actorId: scope.userId }, { type: 'handout.viewed', handoutId: id });
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    issuedAt: row.issuedAt.toISOString(),
    issuedById: row.issuedById,
    issuedByName: row.issuedBy.name,
    patient: openPatient(row),
    document: openDocument(row),
    pageCount: row.pageCount,
    byteCount: row.pdf.byteCount,
    sha256: Buffer.from(row.pdf.sha256).toString('hex'),
    sections: row.sections.map(({ position, edited, version }) => ({
      position,
      edited,
      heading: version.heading,
      kind: sectionKindSchema.parse(version.section.kind),
      versionId: version.id,
      number: version.number,
      locale: version.locale,
    })),
    steps,
    replaces: replaced ?? null,
  };
}

export const loadErasedHandout = defineRead({
  input: [z.uuid()],
  permission: 'every-member',
  load: async (scope, id): Promise<ErasedHandout> =>
    withClinic(scope, async (tx) => {
      const { row, steps } = await readShell(tx, scope, id);
      return {
        id: row.id,
        reference: row.reference,
        issuedAt: row.issuedAt.toISOString(),
        issuedByName: row.issuedBy.name,
        // A bilingual handout has two wordings of a section.
        sectionCount: new Set(row.sections.map(({ version }) => version.sectionId)).size,
        steps,
      };
    }),
});

async function readShell(tx: ClinicTx, scope: ClinicScope, id: string) {
  const named = { select: { id: true, reference: true } } as const;
  const row = await tx.handout.findUnique({
    where: { clinicId_id: { clinicId: scope.clinicId, id } },
    include: {
      issuedBy: { select: { name: true } },
      pdf: { select: { sha256: true, byteCount: true } },
      sections: { orderBy: { position: 'asc' }, include: { version: { include: { section: true } } } },
      statuses: { orderBy: { number: 'asc' }, include: { by: { select: { name: true } }, replacement: named } },
      replaces: { include: { handout: named } },
    },
  });
  if (!row) throw new AppError('not-found');
  const steps = row.statuses.map(
    (status): HandoutStep => ({
      number: status.number,
      kind: statusKindSchema.parse(status.kind),
      at: status.at.toISOString(),
      byName: status.by.name,
      reason: openWords(reasonPlace(status), status.reasonSealed),
      replacement: status.replacement,
    }),
  );
  return { row, steps };
}

/** The id of the clinic's handout with this footer id, however it was typed; not-found for any other. */
export const findByReference = defineRead({
  input: [z.string()],
  permission: 'every-member',
  load: async (scope, typed): Promise<string> => {
    const reference = typed.trim().toUpperCase();
    if (!isReference(reference)) throw new AppError('not-found');
    return withClinic(scope, async (tx) => {
      const row = await tx.handout.findUnique({
        where: { clinicId_reference: { clinicId: scope.clinicId, reference } },
        select: { id: true },
      });
      if (!row) throw new AppError('not-found');
      return row.id;
    });
  },
});

const RECENT = 6;

/** The clinic's handouts issued by this member, the newest first. */
export const listRecentHandouts = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<HandoutListItem[]> =>
    readClinic(scope, async (tx) => {
      const rows = await tx.handout.findMany({
        where: { clinicId: scope.clinicId, issuedById: scope.userId, statuses: { none: { kind: 'erased' } } },
        orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
        take: RECENT,
        ...withIssuer,
      });
      return toListItems(tx, scope, rows);
    }),
});

/** As lists show them to this member. */
export async function toListItems(
  tx: ClinicTx,
  scope: ClinicScope,
  rows: readonly HandoutWithIssuer[],
): Promise<HandoutListItem[]> {
  const closed = await closedAmong(tx, scope, rows);
  return rows.map((row) => toListItem(row, closed.has(row.id)));
}

function toListItem(row: HandoutWithIssuer, closed: boolean): HandoutListItem {
  const state = stateOf(stepsOf(row));
  const opened = state === 'erased' || closed ? emptyPatient : orUnreadable(() => openPatient(row));
  const patient = opened ?? emptyPatient;
  return {
    id: row.id,
    state,
    closed: closed && state !== 'erased',
    unreadable: opened === null,
    reference: row.reference,
    title: closed ? '' : row.title,
    patientName: patient.name,
    dateOfBirth: patient.dateOfBirth,
    recordNumber: patient.recordNumber,
    issuedAt: row.issuedAt.toISOString(),
    issuedByName: row.issuedBy.name,
    pageCount: row.pageCount,
  };
}

/** What these handouts were issued from, by their ids; without those that cannot be read. */
export async function readContents(
  tx: ClinicTx,
  { clinicId }: Pick<ClinicScope, 'clinicId'>,
  ids: readonly string[],
): Promise<Map<string, DraftContent>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.handout.findMany({
    where: { clinicId, id: { in: [...ids] } },
    select: { clinicId: true, id: true, contentSealed: true },
  });
  return new Map(
    rows.flatMap((row) => {
      const content = orUnreadable(() => openContent(row));
      return content ? [[row.id, content] as const] : [];
    }),
  );
}

/** @throws AppError not-found, unreadable */
export async function readContent(
  tx: ClinicTx,
  { clinicId, id }: { clinicId: string; id: string },
): Promise<DraftContent> {
  const row = await tx.handout.findUnique({
    where: { clinicId_id: { clinicId, id } },
    select: { clinicId: true, id: true, contentSealed: true },
  });
  if (!row) throw new AppError('not-found');
  return openContent(row);
}
