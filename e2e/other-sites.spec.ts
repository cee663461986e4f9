import type { APIRequestContext } from '@playwright/test';
import { builtRoutes } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import { expect, test } from './fixtures';

/**
 * Opens every page and route of the build through a link on another site. New ones are covered without a change here.
 */

const fromElsewhere: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  { 'sec-fetch-site': 'same-site' },
  { referer: 'https://evil.example/' },
];

function addresses(names: readonly string[]): string[] {
  const routes = builtRoutes(testDistFolder).map(({ address }) => address);
  expect(routes.length).toBeGreaterThan(40);
  const filled = routes.flatMap((address) =>
    address.includes('[') ? names.map((name) => address.replace(/\[.*?\]/g, name)) : [address],
  );
  const signOut = ['/api/auth/signout', '/api/auth/session', '/api/auth/signin'];
  const withQueries = ['/handouts/new?topic=muscle-twitches', '/api/library/pack?topic=muscle-twitches'];
  return [...new Set([...filled, ...signOut, ...withQueries])];
}

/** Six at a time: the server mostly waits for its database. */
async function openAll(request: APIRequestContext, all: readonly string[], headers: Record<string, string>) {
  const requests = all.flatMap((address) => ['GET', 'HEAD'].map((method) => ({ address, method }))).values();
  const openRest = async () => {
    for (const { address, method } of requests) {
      // The whole library as a pack may wait for its turn, and take as long as a pack may.
      await request.fetch(address, { method, headers, maxRedirects: 0, maxRetries: 3, timeout: 60_000 });
    }
  };
  await Promise.all(Array.from({ length: 6 }, openRest));
}

test('S5 S32 a link on another site records nothing and changes nothing, whatever it opens', async ({
  page,
  signIn,
  clinic,
  clinicMaker,
  readyDraft,
  readyHandout,
}) => {
  test.setTimeout(300_000);
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  const names = [handout, await readyDraft('clinician')].map((path) => path.replace('/handouts/', ''));
  const all = addresses([...names, 'muscle-twitches']);
  await page.goto('about:blank');

  /** Includes its sessions, last seen long enough ago that any activity would update them. */
  const rows = async (): Promise<string> => {
    const { rows: tables } = await clinicMaker.asSuperuser(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'clinic_id' and table_name <> 'session_holder' order by table_name`,
      [],
    );
    const sums: string[] = [];
    for (const { name } of tables) {
      const { rows: found } = await clinicMaker.asSuperuser(
        `select count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t where clinic_id = $1`,
        [clinic.id],
      );
      sums.push(`${name} ${found[0]?.sum}`);
    }
    return sums.join('\n');
  };
  const letTimePass = () =>
    clinicMaker.asSuperuser(
      `update session set last_seen_at = last_seen_at - interval '5 minutes' where clinic_id = $1`,
      [clinic.id],
    );

  for (const role of ['clinician', 'admin'] as const) {
    await signIn(role);
    await page.goto('about:blank');
    await letTimePass();
    const before = await rows();
    for (const headers of fromElsewhere) await openAll(page.context().request, all, headers);
    expect(await rows(), role).toBe(before);
  }
  // Control: the same addresses write when our own page opens them.
  const before = await rows();
  await openAll(page.context().request, ['/api/audit/export', '/api/library/pack'], {
    'sec-fetch-site': 'same-origin',
  });
  expect(await rows()).not.toBe(before);
});

test('S5 a link on another site to a handout asks first, and goes on from our own page', async ({
  page,
  signIn,
  readyHandout,
  baseURL,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  await page.route('http://other-site.localhost/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${baseURL}${handout}">a handout</a>` }),
  );
  await page.goto('http://other-site.localhost/');
  // Neither page has the script that a locator waits for.
  const followLink = () => page.evaluate(() => document.querySelector('a')?.click());
  await followLink();
  await expect.poll(() => page.title()).toBe('Open this in Plainleaf? · Plainleaf');
  await followLink();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
});
