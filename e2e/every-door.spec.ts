import type { BrowserTestClinic } from './clinics';
import { doors, told, tryEach } from './doors';
import { expect, test } from './fixtures';
import { maria } from './jobs';

/** Every page, route and action that the build names, called by those who may not: a new one is in here by itself. */

test('S1 S2 S4 no door opens for nobody, and none shows or changes another clinic', async ({
  page,
  signIn,
  clinic,
  otherClinic,
  clinicMaker,
  playwright,
  baseURL,
  readyDraft,
  readyHandout,
}) => {
  test.setTimeout(600_000);
  const handout = await readyHandout('clinician', { where: otherClinic });
  const draft = await readyDraft('clinician', { where: otherClinic });
  const names = [handout, draft].map((path) => path.replace('/handouts/', ''));
  const before = await rowsOf(otherClinic, clinicMaker.asSuperuser);
  await page.close();

  const nobody = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  await tryEach(nobody, doors(names), (door, _answer, body) => {
    const what = told(door);
    expect(body, what).not.toContain(maria.name);
    expect(body, what).not.toContain('Hillview Surgery');
    expect(body, what).not.toContain('"ok":true');
  });
  await nobody.dispose();

  await signIn('admin', clinic);
  await tryEach(page.context().request, doors(names), (door, answer, body) => {
    const what = told(door);
    expect(body, what).not.toContain(maria.name);
    expect(body, what).not.toContain('Hillview Surgery');
    if (door.method === 'GET' && door.url.startsWith('/api/') && names.some((name) => door.url.includes(name))) {
      expect(answer.ok(), what).toBe(false);
    }
  });
  expect(await rowsOf(otherClinic, clinicMaker.asSuperuser)).toBe(before);
});

test('S16 no door opens for a member who has yet to set up the second factor that the clinic asks for, or to give it', async ({
  page,
  signIn,
  clinic,
  clinicMaker,
  readyDraft,
  readyHandout,
}) => {
  test.setTimeout(600_000);
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  const names = [handout, await readyDraft('clinician')].map((path) => path.replace('/handouts/', ''));
  await clinicMaker.asSuperuser(
    `insert into clinic_security (clinic_id, idle_minutes, second_factor_required) values ($1, 60, true)`,
    [clinic.id],
  );
  // The page that was open goes nowhere from here on, and leads to setting one up.
  await page.goto(handout);
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await page.close();

  const before = await rowsOf(clinic, clinicMaker.asSuperuser);
  const request = page.context().request;
  const tryAll = async (): Promise<void> => {
    await tryEach(request, doors(names), (door, _answer, body) => {
      expect(body, told(door)).not.toContain(maria.name);
      expect(body, told(door)).not.toContain('"ok":true');
    });
    expect(await rowsOf(clinic, clinicMaker.asSuperuser)).toBe(before);
  };
  await tryAll();

  await clinicMaker.asSuperuser(
    `update user_account set has_second_factor = true where id in (select user_id from member where clinic_id = $1)`,
    [clinic.id],
  );
  await tryAll();
});

/** All that the clinic has but its sessions and its audit trail, as one text to compare. */
async function rowsOf(
  { id }: BrowserTestClinic,
  query: (sql: string, values: readonly unknown[]) => Promise<{ rows: Record<string, unknown>[] }>,
): Promise<string> {
  const { rows: tables } = await query(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'clinic_id'
     and table_name not in ('audit_event', 'audit_chain', 'session') order by table_name`,
    [],
  );
  const sums: string[] = [];
  for (const { name } of tables) {
    const { rows } = await query(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t where clinic_id = $1`,
      [id],
    );
    sums.push(`${name} ${rows[0]?.sum}`);
  }
  return sums.join('\n');
}
