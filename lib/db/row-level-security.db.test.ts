import { beforeAll, describe, expect, it } from 'vitest';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, newDraft } from '@/lib/test-support/handouts';

const ourTables = `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id') as has_clinic
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`;

async function tableNames(): Promise<string[]> {
  const { rows } = await sqlAsOwner(ourTables);
  return rows.map((row) => String(row.name));
}

describe('S3: the database itself keeps clinics apart', () => {
  let withHandout: TestClinic;
  beforeAll(async () => {
    withHandout = await makeClinic();
    await issueForMaria(withHandout.clinician);
  });

  it('forces row-level security with a policy on every table', async () => {
    const { rows } = await sqlAsOwner(ourTables);
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(rows.filter((row) => !row.enabled || !row.forced || row.policies === 0)).toEqual([]);
  });

  it('runs the application as a role that owns nothing and cannot step around the policies', async () => {
    const { rows: tables } = await sqlAsOwner(ourTables);
    expect(tables.filter((row) => row.owner === 'plainleaf_app')).toEqual([]);
    const { rows } = await sqlAsOwner(
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'plainleaf_app'`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });

  it('leads every key and index of a clinic’s table with the clinic', async () => {
    const { rows } = await sqlAsOwner(`select t.relname as table, i.relname as index, a.attname as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relname in (select name from (${ourTables}) s where has_clinic) and t.relname not in ('session', 'single_sign_on')`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => row.first !== 'clinic_id')).toEqual([]);
  });

  it('shows the runtime role no row of any table without a clinic', async () => {
    await newDraft(withHandout.clinician);
    const counts = await asRuntimeRole(async (client) => {
      const found: Record<string, number> = {};
      for (const name of (await tableNames()).filter((table) => !['rate_limit', 'code_attempt'].includes(table))) {
        const { rows } = await client.query(`select count(*)::int as n from "${name}"`);
        found[name] = rows[0].n;
      }
      return found;
    });
    // The set-up, the fingerprints of keys and the last backup belong to the server: they tell of no clinic or account.
    // Failed sign-ins are reached through functions alone.
    const { set_up: _when, master_key: _keys, backup_status: _backup, ...ofClinics } = counts;
    expect(Object.entries(ofClinics).filter(([, n]) => n !== 0)).toEqual([]);
  });

  it('refuses an insert without a clinic and an insert for another clinic', async () => {
    const [ours, theirs] = [await makeClinic(), await makeClinic()];
    const insert = `insert into topic (clinic_id, id, slug, locale, title, subtitle, audience, assessment_first)
      values ($1, gen_random_uuid(), 'x', 'en', 'x', 'x', 'x', false)`;
    await expect(asRuntimeRole((client) => client.query(insert, [theirs.id]))).rejects.toMatchObject({ code: '42501' });
    await expect(
      asRuntimeRole(async (client) => {
        await client.query(`select set_config('app.clinic_id', $1, true)`, [ours.id]);
        return client.query(insert, [theirs.id]);
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets a clinic’s transaction neither see, change nor delete another clinic’s rows', async () => {
    const [ours, theirs] = [await makeClinic(), await makeClinic()];
    await newDraft(theirs.clinician);
    const result = await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [ours.id]);
      return {
        seen: (await client.query('select from draft where clinic_id = $1', [theirs.id])).rowCount,
        changed: (await client.query('update draft set version = 99 where clinic_id = $1', [theirs.id])).rowCount,
        deleted: (await client.query('delete from draft where clinic_id = $1', [theirs.id])).rowCount,
      };
    });
    expect(result).toEqual({ seen: 0, changed: 0, deleted: 0 });
  });

  it.each(['handout', 'handout_pdf', 'handout_section', 'handout_patient_token', 'handout_status', 'audit_event'])(
    'does not let the runtime role change or delete rows of %s',
    async (table) => {
      for (const statement of [`update ${table} set clinic_id = clinic_id`, `delete from ${table}`]) {
        await expect(
          asRuntimeRole(async (client) => {
            await client.query(`select set_config('app.clinic_id', $1, true)`, [withHandout.id]);
            return client.query(statement);
          }),
        ).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  it('does not let the runtime role reword a section version', async () => {
    await expect(
      asRuntimeRole(async (client) => {
        await client.query(`select set_config('app.clinic_id', $1, true)`, [withHandout.id]);
        return client.query(`update section_version set heading = 'Other words'`);
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
