import { createHash } from 'node:crypto';
import { openJson, openSealed } from '@/lib/crypto/sealing';
import { AppError } from '@/lib/domain/errors';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type DraftContent, type Patient, patientSchema } from '@/lib/domain/handout/draft';
import { storedDocumentSchema, storedDraftSchema } from '@/lib/domain/handout/stored';

/** What is sealed of an issued handout, and how it is opened. Each throws AppError unreadable where it does not open. */

type Row = { clinicId: string; id: string };

export function handoutPlace<
  Column extends 'handout.patient' | 'handout.content' | 'handout.document' | 'handout_pdf.sealed',
>(row: { clinicId: string; id: string }, column: Column) {
  return { clinicId: row.clinicId, column, rowId: row.id };
}

export function openPatient(row: Row & { patientSealed: Uint8Array }): Patient {
  return openJson(handoutPlace(row, 'handout.patient'), row.patientSealed, patientSchema);
}

export function openDocument(row: Row & { documentSealed: Uint8Array }): HandoutDocument {
  return openJson(handoutPlace(row, 'handout.document'), row.documentSealed, storedDocumentSchema);
}

export function openContent(row: Row & { contentSealed: Uint8Array }): DraftContent {
  return openJson(handoutPlace(row, 'handout.content'), row.contentSealed, storedDraftSchema);
}

type StepRow = { clinicId: string; handoutId: string; number: number };

export const reasonPlace = ({ clinicId, handoutId, number }: StepRow) =>
  ({ clinicId, column: 'handout_status.reason', rowId: `${handoutId}/${number}` }) as const;

/** The exact bytes that were issued. @throws AppError unexpected when they are not. */
export function openPdf(
  handout: { clinicId: string; id: string },
  pdf: { sealed: Uint8Array; sha256: Uint8Array },
): { bytes: Uint8Array<ArrayBuffer>; sha256: string } {
  const bytes = openSealed(handoutPlace(handout, 'handout_pdf.sealed'), pdf.sealed);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== Buffer.from(pdf.sha256).toString('hex')) throw new AppError('unexpected');
  return { bytes, sha256 };
}
