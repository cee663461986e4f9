import type { Tx } from '@/lib/db/client';

/** The library's tables as an import fills them: their columns and the types of these. */

type Column = 'uuid' | 'text' | 'text[]' | 'integer' | 'boolean' | 'jsonb' | 'timestamptz';

export const topicColumns = {
  clinic_id: 'uuid',
  id: 'uuid',
  slug: 'text',
  locale: 'text',
  title: 'text',
  subtitle: 'text',
  audience: 'text',
  body_system: 'text',
  risk_tier: 'text',
  review_interval_months: 'integer',
  assessment_first: 'boolean',
  age_min: 'integer',
  age_max: 'integer',
  exclusions: 'text[]',
  does_not_matter: 'text[]',
  clinician_asks: 'text[]',
  synonyms: 'text[]',
  icd10_codes: 'text[]',
  related: 'text[]',
  starter_version: 'text',
} as const satisfies Record<string, Column>;

export const translationColumns = {
  clinic_id: 'uuid',
  topic_id: 'uuid',
  locale: 'text',
  title: 'text',
  subtitle: 'text',
  audience: 'text',
  synonyms: 'text[]',
  starter_version: 'text',
} as const satisfies Record<string, Column>;

export const sectionColumns = {
  clinic_id: 'uuid',
  id: 'uuid',
  topic_id: 'uuid',
  slug: 'text',
  kind: 'text',
  position: 'integer',
  recommended: 'boolean',
  tags: 'text[]',
} as const satisfies Record<string, Column>;

export const versionColumns = {
  clinic_id: 'uuid',
  id: 'uuid',
  section_id: 'uuid',
  number: 'integer',
  locale: 'text',
  original_number: 'integer',
  heading: 'text',
  body: 'jsonb',
  sources: 'jsonb',
  claims: 'jsonb',
  status: 'text',
  starter_version: 'text',
} as const satisfies Record<string, Column>;

export type Row<Columns> = Record<keyof Columns, unknown>;

/** Rows a statement: each wording is made searchable as it comes, and no statement may take as long as the client waits. */
const AT_ONCE = 300;

/** Rows as JSON texts, one for each statement: a thread that has made many rows can hand them over at little cost. */
export function batchesOf<Columns>(rows: readonly Row<Columns>[]): string[] {
  const count = Math.ceil(rows.length / AT_ONCE);
  return Array.from({ length: count }, (_, at) => JSON.stringify(rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE)));
}

/**
 * A few statements with one parameter each, whatever the number of rows: 24 topics in two languages are 1,000 rows, for
 * which the client's own createMany takes several times as long.
 */
export async function insertRows<Columns extends Record<string, Column>>(
  tx: Tx,
  table: string,
  columns: Columns,
  rows: readonly Row<Columns>[],
): Promise<void> {
  await insertBatches(tx, table, columns, batchesOf(rows));
}

/** @param batches of `batchesOf`. */
export async function insertBatches(
  tx: Tx,
  table: string,
  columns: Record<string, Column>,
  batches: readonly string[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  // Table and columns are those named in this file; the rows go as a parameter.
  const statement = `insert into ${table} (${names}) select ${names} from json_to_recordset($1::json) as row(${types.join(', ')})`;
  for (const batch of batches) await tx.$executeRawUnsafe(statement, batch);
}
