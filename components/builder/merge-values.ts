import { type Clinic, emergencyNumberOf } from '@/lib/domain/clinic/clinic';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import type { MergeFieldName } from '@/lib/domain/handout/merge-fields';

/** What the chips in the editor stand for; what the document has already put into words is taken from it. */
export function mergeValuesOf(
  { patient, followUp, note }: DraftContent,
  clinic: Clinic,
  clinicianName: string,
  document: HandoutDocument,
): Record<MergeFieldName, string> {
  return {
    'patient.name': document.patient.name,
    'patient.preferredName': patient.preferredName.trim() || document.patient.name,
    'patient.dateOfBirth': document.patient.dateOfBirth,
    'patient.recordNumber': document.patient.recordNumber,
    'visit.date': document.visitDate,
    'clinician.name': clinicianName,
    'clinic.name': clinic.name,
    'clinic.phone': clinic.phone,
    'emergency.number': emergencyNumberOf(clinic) ?? '',
    'followUp.when': followUp.when.trim(),
    'followUp.with': followUp.with.trim(),
    'note.text': note.trim(),
  };
}
