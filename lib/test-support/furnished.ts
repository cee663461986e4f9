import { arrangementOf } from '@/lib/domain/handout/assemble';
import { saveTemplateAction } from '@/lib/features/templates/mutations';
import { makeClinic, sqlAsOwner, type TestClinic } from './database';
import { issueForMaria, maria, newDraft, save } from './handouts';

/** A clinic in which something of everything is there, under the patient's name that is looked for. */
export async function furnished(): Promise<{ clinic: TestClinic; ids: string[] }> {
  const clinic = await makeClinic({ name: `Sentinel ${crypto.randomUUID()}` });
  await issueForMaria(clinic.clinician);
  const draft = await newDraft(clinic.clinician);
  await save(clinic.clinician, draft, { patient: maria });
  const arrangement = arrangementOf(draft.content);
  await saveTemplateAction.runAs(clinic.clinician, { name: 'Shared', shared: true, arrangement });
  return { clinic, ids: await idsOf(clinic, 3) };
}

/** Ids of every table that has any: a few of each, or all of them. */
export async function idsOf(clinic: TestClinic, most: number | null): Promise<string[]> {
  const { rows: tables } = await sqlAsOwner(`select a.table_name as name from information_schema.columns a
    join information_schema.columns b using (table_schema, table_name)
    where table_schema = 'public' and a.column_name = 'clinic_id' and b.column_name = 'id' and b.data_type = 'uuid'`);
  const found = await Promise.all(
    tables.map(({ name }) =>
      sqlAsOwner(`select id::text from "${name}" where clinic_id = $1 limit $2`, [clinic.id, most]),
    ),
  );
  return [clinic.id, clinic.clinician.scope.userId, ...found.flatMap(({ rows }) => rows.map(({ id }) => String(id)))];
}
