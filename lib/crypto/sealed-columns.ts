import type { SealedColumn } from './field-cipher';

/** Where each kind of sealed value is stored: rotation goes through all of them, and a new kind must be added to compile. */
export const sealedColumns: Readonly<Record<SealedColumn, { table: string; column: string; rowId: string }>> = {
  'draft.sealed': { table: 'draft', column: 'sealed', rowId: 'id' },
  'template.sealed': { table: 'template', column: 'sealed', rowId: 'id' },
  'handout.patient': { table: 'handout', column: 'patient_sealed', rowId: 'id' },
  'handout.content': { table: 'handout', column: 'content_sealed', rowId: 'id' },
  'handout.document': { table: 'handout', column: 'document_sealed', rowId: 'id' },
  'handout_pdf.sealed': { table: 'handout_pdf', column: 'sealed', rowId: 'handout_id' },
};
