import type { MergeFieldName } from '../merge-fields';

/** blocks: the handout cannot be issued. warns: it can, after a look. hints: could be better. */
export const severities = ['blocks', 'warns', 'hints'] as const;
export type Severity = (typeof severities)[number];

/** Where a finding points: a field of the draft or one of its sections. */
export type Place =
  | { in: 'handout' }
  | {
      in: 'field';
      field: 'title' | 'patient.name' | 'patient.dateOfBirth' | 'patient.recordNumber' | 'followUp' | 'note';
    }
  | { in: 'section'; key: string; heading: string };

/** A check's answer: a code for programs, a place for the screen; the words live in the UI. */
export type Finding =
  | { code: 'patient-name-missing'; severity: 'blocks'; place: Place }
  | { code: 'no-sections'; severity: 'blocks'; place: Place }
  | { code: 'title-missing'; severity: 'blocks'; place: Place }
  | { code: 'blank-field'; severity: 'blocks'; place: Place; field: MergeFieldName }
  | { code: 'empty-section'; severity: 'blocks'; place: Place }
  | { code: 'urgent-help-missing'; severity: 'blocks'; place: Place }
  | { code: 'unprintable-character'; severity: 'blocks'; place: Place; character: string; codePoint: string }
  | { code: 'urgent-help-edited'; severity: 'warns'; place: Place }
  | { code: 'when-to-return-missing'; severity: 'warns'; place: Place }
  | { code: 'other-language'; severity: 'warns'; place: Place; locale: string; wanted: string }
  | { code: 'date-of-birth-implausible'; severity: 'blocks'; place: Place }
  | { code: 'one-page-unlikely'; severity: 'hints'; place: Place }
  | { code: 'not-reviewed'; severity: 'hints'; place: Place };
export type FindingCode = Finding['code'];
