import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSection } from '@/lib/features/sections/data';
import { copyLibrary } from './copy-library';
import { makeClinic, sqlAsOwner, type TestClinic } from './database';
import { issueForMaria } from './handouts';

describe('a library copied from another clinic', () => {
  const owner = new Pool({ connectionString: process.env.TEST_OWNER_URL, max: 1 });
  afterAll(() => owner.end());

  let imported: TestClinic;
  let copied: TestClinic;
  beforeAll(async () => {
    imported = await makeClinic({}, ['muscle-twitches', 'low-back-pain']);
    copied = await makeClinic({}, 'none');
    await copyLibrary(owner, { from: imported.id, to: copied.id });
  });

  it('shows the same topics, sections, wordings and search entries as the imported one', async () => {
    const said = async ({ id }: TestClinic) => {
      const { rows } = await sqlAsOwner(
        `select t.slug as topic, s.slug, s.position, s.recommended, v.locale, v.number, v.heading, v.body, v.status,
           n.title, e.names, e.document
         from section s
         left join topic t on t.clinic_id = s.clinic_id and t.id = s.topic_id
         join section_version v on v.clinic_id = s.clinic_id and v.section_id = s.id
         left join topic_translation n on n.clinic_id = s.clinic_id and n.topic_id = t.id and n.locale = v.locale
         left join search_entry e on e.clinic_id = s.clinic_id and e.section_id = s.id and e.locale = v.locale
         where s.clinic_id = $1
         order by t.slug, s.slug, v.locale`,
        [id],
      );
      return rows;
    };
    const rows = await said(copied);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows).toEqual(await said(imported));
  });

  it('has as many rows in every table as the imported one', async () => {
    const { rows: tables } = await sqlAsOwner(`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'clinic_id'`);
    for (const { name } of tables) {
      const { rows } = await sqlAsOwner(
        `select count(*) filter (where clinic_id = $1)::int as copied,
           count(*) filter (where clinic_id = $2)::int as imported from "${name}"`,
        [copied.id, imported.id],
      );
      expect(rows[0].copied, name).toBe(rows[0].imported);
    }
  });

  it('shares no id with the imported one', async () => {
    const about = await loadSection(imported.editor.scope, 'muscle-twitches', 'about');
    const ours = await loadSection(copied.editor.scope, 'muscle-twitches', 'about');
    const ids = [about.id, ...about.versions.map(({ id }) => id)];
    expect([ours.id, ...ours.versions.map(({ id }) => id)].filter((id) => ids.includes(id))).toEqual([]);
  });

  it('can be used to issue a handout', async () => {
    expect(await issueForMaria(copied.clinician)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is refused when somebody has worked in the other clinic, because sealed values cannot be copied', async () => {
    const worked = await makeClinic();
    await issueForMaria(worked.clinician);
    const empty = await makeClinic({}, 'none');
    await expect(copyLibrary(owner, { from: worked.id, to: empty.id })).rejects.toThrow(/may hold sealed values/);
    const { rows } = await sqlAsOwner('select count(*)::int as n from topic where clinic_id = $1', [empty.id]);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
