import type { SealedColumn } from './field-cipher';

type SealedStore = {
  table: string;
  column: string;
  rowId: string;
  /** 'person': the rows have a user_id and no clinic. */
  of?: 'person';
};

/**
 * Where each kind of sealed value is stored: rotation goes through all of them, and a new kind must be added to compile.
 * `rowId` is the SQL of the row's name as the seal is bound to it.
 */
export const sealedColumns: Readonly<Record<SealedColumn, SealedStore>> = {
  'draft.sealed': { table: 'draft', column: 'sealed', rowId: 'id' },
  'template.sealed': { table: 'template', column: 'sealed', rowId: 'id' },
  'template_version.sealed': {
    table: 'template_version',
    column: 'sealed',
    rowId: `(template_id || '/' || number)`,
  },
  'snippet.sealed': { table: 'snippet', column: 'sealed', rowId: `(user_id || ' ' || name)` },
  'handout.patient': { table: 'handout', column: 'patient_sealed', rowId: 'id' },
  'handout.content': { table: 'handout', column: 'content_sealed', rowId: 'id' },
  'handout.document': { table: 'handout', column: 'document_sealed', rowId: 'id' },
  'handout_pdf.sealed': { table: 'handout_pdf', column: 'sealed', rowId: 'handout_id' },
  'handout_status.reason': {
    table: 'handout_status',
    column: 'reason_sealed',
    rowId: `(handout_id || '/' || number)`,
  },
  'record_opening.reason': { table: 'record_opening', column: 'reason_sealed', rowId: 'id' },
  'single_sign_on.secret': { table: 'single_sign_on', column: 'secret_sealed', rowId: 'clinic_id' },
  'authenticator_app.seed': { table: 'authenticator_app', column: 'seed_sealed', rowId: 'id', of: 'person' },
  'bulk_job.sealed': { table: 'bulk_job', column: 'sealed', rowId: 'id' },
  'bulk_row.sealed': { table: 'bulk_row', column: 'sealed', rowId: `(job_id || '/' || number)` },
};

export const columnsOf = (owner: 'clinic' | 'person'): SealedColumn[] =>
  // The keys of a record of columns.
  (Object.keys(sealedColumns) as SealedColumn[]).filter((column) => (sealedColumns[column].of ?? 'clinic') === owner);
