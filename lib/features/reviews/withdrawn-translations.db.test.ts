import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { asOwnerRolledBack, asRuntimeRole, makeClinic } from '@/lib/test-support/database';
import { sectionOf } from '@/lib/test-support/sections';

const MIGRATION = 'prisma/migrations/20261130200000_withdrawn_translations/migration.sql';

async function aboutOf(clinic: Awaited<ReturnType<typeof makeClinic>>) {
  const { versions } = await sectionOf(clinic.editor, 'about');
  const [original, translation] = ['en', 'es'].map((locale) => versions.find((version) => version.locale === locale));
  if (!original || !translation) throw new Error('the section has an original and a translation');
  return { original, translation };
}

const withdraw = `update section_version set status = 'withdrawn', revision = revision + 1, status_note = 'Wrong'
  where id = $1`;

it('an update withdraws the translations of what an earlier release withdrew', async () => {
  const { original, translation } = await aboutOf(await makeClinic());
  const script = await readFile(MIGRATION, 'utf8');
  const rows = await asOwnerRolledBack(async (client) => {
    await client.query('drop function section_version_original_is_in_use cascade');
    await client.query(withdraw, [original.id]);
    await client.query(script);
    const versions = 'select status, status_note as note, revision from section_version where id = $1';
    return (await client.query(versions, [translation.id])).rows;
  });
  expect(rows).toEqual([{ status: 'withdrawn', note: 'Wrong', revision: translation.revision + 1 }]);
});

it('the database takes no translation of a withdrawn wording, whoever adds it', async () => {
  const clinic = await makeClinic();
  const { original, translation } = await aboutOf(clinic);
  const copy = `insert into section_version (clinic_id, id, section_id, number, locale, original_number, heading, body, sources, status)
    select clinic_id, gen_random_uuid(), section_id, 9, locale, original_number, heading, body, sources, 'draft'
    from section_version where id = $1`;
  const added = (isWithdrawn: boolean) =>
    asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
      if (isWithdrawn) await client.query(withdraw, [original.id]);
      return (await client.query(copy, [translation.id])).rowCount;
    });
  expect(await added(false)).toBe(1);
  await expect(added(true)).rejects.toMatchObject({ code: '23514' });
});
