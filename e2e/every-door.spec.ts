import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { BrowserTestClinic } from './clinics';
import { expect, test } from './fixtures';
import { fillPatient, issueAndDownload, maria, openDraft, saved } from './jobs';
import { builtActions, builtRoutes } from './manifests';

/** Every page, route and action that the build names, called by those who may not: a new one is in here by itself. */

/** Reviewed: what anybody may open, because it holds nothing of any clinic. */
const open = ['/sign-in', '/api/auth/', '/api/health/', '/accent/', '/favicon.ico', '/icon.svg', '/_', '/set-up'];

const isOpen = (address: string): boolean => open.some((start) => address.startsWith(start));

type Door = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; data?: string };

/** Ways past a guard that stands only in front: a forged internal header, and what asks for a page's data alone. */
const detours: Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
];

function doors(names: readonly string[]): Door[] {
  const routes = builtRoutes().filter(({ address }) => !isOpen(address));
  expect(routes.length).toBeGreaterThan(15);
  const addresses = routes.flatMap(({ address }) =>
    address.includes('[') ? names.map((name) => address.replace(/\[.*?\]/g, name)) : [address],
  );
  const pages = addresses.flatMap((url) => [
    ...detours.map((headers) => ({ method: 'GET' as const, url, headers })),
    { method: 'GET' as const, url: `${url}.rsc`, headers: {} },
  ]);
  const actions = builtActions();
  expect(actions.length).toBeGreaterThan(8);
  const calls = actions.flatMap(({ id, page }) =>
    ['[]', '[{}]', ...names.map((name) => `[{"id":"${name}","version":1}]`)].map((data) => ({
      method: 'POST' as const,
      url: page.replace(/\[.*?\]/g, names[0] ?? 'x'),
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
      data,
    })),
  );
  return [...pages, ...calls];
}

function knock(request: APIRequestContext, { method, url, headers, data }: Door): Promise<APIResponse> {
  return request.fetch(url, { method, headers, maxRedirects: 0, ...(data !== undefined && { data }) });
}

test('S1 S2 S4 no door opens for nobody, and none shows or changes another clinic', async ({
  page,
  signIn,
  clinic,
  otherClinic,
  clinicMaker,
  playwright,
  baseURL,
}) => {
  test.setTimeout(600_000);
  await signIn('clinician', otherClinic);
  await openDraft(page);
  await fillPatient(page);
  await saved(page);
  const draft = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await openDraft(page);
  await fillPatient(page);
  await issueAndDownload(page);
  const handout = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const names = [handout, draft];
  const before = await rowsOf(otherClinic, clinicMaker.asSuperuser);
  await page.close();

  const nobody = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  for (const door of doors(names)) {
    const answer = await knock(nobody, door);
    const body = await answer.text();
    const what = `${door.method} ${door.url} ${JSON.stringify(door.headers)} ${door.data ?? ''}`;
    expect(body, what).not.toContain(maria.name);
    expect(body, what).not.toContain('Hillview Surgery');
    expect(body, what).not.toContain('"ok":true');
  }
  await nobody.dispose();

  await signIn('admin', clinic);
  const member = page.context().request;
  for (const door of doors(names)) {
    const answer = await knock(member, door);
    const body = await answer.text();
    const what = `${door.method} ${door.url} ${JSON.stringify(door.headers)} ${door.data ?? ''}`;
    expect(body, what).not.toContain(maria.name);
    expect(body, what).not.toContain('Hillview Surgery');
    if (door.method === 'GET' && door.url.startsWith('/api/') && names.some((name) => door.url.includes(name))) {
      expect(answer.ok(), what).toBe(false);
    }
  }
  expect(await rowsOf(otherClinic, clinicMaker.asSuperuser)).toBe(before);
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
