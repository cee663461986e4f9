import { openJson } from '@/lib/crypto/sealing';
import type { Handout as HandoutRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type Patient, patientSchema } from '@/lib/domain/handout/draft';
import { storedDocumentSchema } from '@/lib/domain/handout/stored';
import { type SectionKind, sectionKindSchema } from '@/lib/domain/library/section';
import { isReference } from './reference';

export type IssuedHandout = {
  id: string;
  reference: string;
  title: string;
  /** ISO 8601 UTC. */
  issuedAt: string;
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
    edited: boolean;
  }[];
};

export type HandoutListItem = {
  id: string;
  reference: string;
  title: string;
  patientName: string;
  dateOfBirth: string;
  recordNumber: string;
  issuedAt: string;
  issuedByName: string;
  pageCount: number;
};

export function handoutPlace<
  Column extends 'handout.patient' | 'handout.content' | 'handout.document' | 'handout_pdf.sealed',
>(row: { clinicId: string; id: string }, column: Column) {
  return { clinicId: row.clinicId, column, rowId: row.id };
}

export async function readHandout(tx: ClinicTx, scope: ClinicScope, id: string): Promise<HandoutRow> {
  const row = await tx.handout.findUnique({ where: { clinicId_id: { clinicId: scope.clinicId, id } } });
  if (!row) throw new AppError('not-found');
  return row;
}

export async function loadHandout(scope: ClinicScope, id: string): Promise<IssuedHandout> {
  return withClinic(scope, async (tx) => {
    const row = await tx.handout.findUnique({
      where: { clinicId_id: { clinicId: scope.clinicId, id } },
      include: {
        issuedBy: { select: { name: true } },
        pdf: { select: { sha256: true, byteCount: true } },
        sections: { orderBy: { position: 'asc' }, include: { version: { include: { section: true } } } },
      },
    });
    if (!row?.pdf) throw new AppError('not-found');
    return {
      id: row.id,
      reference: row.reference,
      title: row.title,
      issuedAt: row.issuedAt.toISOString(),
      issuedByName: row.issuedBy.name,
      patient: openPatient(row),
      document: openJson(handoutPlace(row, 'handout.document'), row.documentSealed, storedDocumentSchema),
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
      })),
    };
  });
}

/** The id of the clinic's handout with this footer id, however it was typed; not-found for any other. */
export async function findByReference(scope: ClinicScope, typed: string): Promise<string> {
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
}

const RECENT = 6;

/** The clinic's handouts issued by this member, the newest first. */
export async function listRecentHandouts(scope: ClinicScope): Promise<HandoutListItem[]> {
  return withClinic(scope, async (tx) => {
    const rows = await tx.handout.findMany({
      where: { clinicId: scope.clinicId, issuedById: scope.userId },
      orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
      take: RECENT,
      include: { issuedBy: { select: { name: true } } },
    });
    return rows.map(toListItem);
  });
}

export function toListItem({ issuedBy, ...row }: HandoutRow & { issuedBy: { name: string } }): HandoutListItem {
  const patient = openPatient(row);
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    patientName: patient.name,
    dateOfBirth: patient.dateOfBirth,
    recordNumber: patient.recordNumber,
    issuedAt: row.issuedAt.toISOString(),
    issuedByName: issuedBy.name,
    pageCount: row.pageCount,
  };
}

function openPatient(row: HandoutRow): Patient {
  return openJson(handoutPlace(row, 'handout.patient'), row.patientSealed, patientSchema);
}
