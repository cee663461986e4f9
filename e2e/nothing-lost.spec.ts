import type { Page } from '@playwright/test';
import { withClient } from '../scripts/lib/postgres/with-client';
import { waitUntil } from '../scripts/lib/processes.mjs';
import { startOwnServer } from '../scripts/lib/test/own-server';
import { expect, test } from './fixtures';
import { addNote, confirmAssessment, openDraft, pagesDrawn, saved } from './jobs';

const note = (page: Page) => page.getByRole('textbox', { name: 'Note for this patient' });
const state = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words });

/** Everything that the browser keeps for this site. */
const keptIn = (page: Page) =>
  page.evaluate(() =>
    JSON.stringify(Object.entries(localStorage).filter(([name]) => name.startsWith('plainleaf.draft'))),
  );

/** Opens a draft that has a note, and waits for all of the builder: what comes next is about words, not about its parts. */
async function openNote(page: Page, draft: string): Promise<void> {
  await page.goto(draft);
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await expect(note(page)).toHaveValue(first.note);
  await pagesDrawn(page);
}

const first = { note: 'First.' };

function sameDatabase() {
  const given = (name: string): string => process.env[name] ?? '';
  return {
    TEST_OWNER_URL: given('TEST_OWNER_URL'),
    TEST_APP_URL: given('TEST_APP_URL'),
    DATABASE_APP_URL: given('DATABASE_APP_URL'),
    PLAINLEAF_MASTER_KEY: given('PLAINLEAF_MASTER_KEY'),
    NEXTAUTH_SECRET: given('NEXTAUTH_SECRET'),
  };
}

test.beforeEach(async ({ signIn, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED|status of 401|Failed to fetch/);
  await signIn('clinician');
});

test('words typed offline are kept, sealed, and saved once the connection is back', async ({
  page,
  context,
  readyDraft,
}) => {
  await openNote(page, await readyDraft('clinician', { change: first }));
  await context.setOffline(true);
  await note(page).fill('She lives alone on the third floor.');
  await expect(state(page, /^Offline, not saved yet · kept on this device$/)).toBeVisible({ timeout: 10_000 });
  const kept = await keptIn(page);
  expect(kept).toContain('words');
  expect(kept).not.toContain('third floor');
  await context.setOffline(false);
  await saved(page);
  await expect.poll(() => keptIn(page)).toBe('[]');
  await page.reload();
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await expect(note(page)).toHaveValue('She lives alone on the third floor.');
});

test('words typed offline come back when the tab was closed meanwhile, and undo takes them out', async ({
  page,
  context,
  readyDraft,
}) => {
  await openNote(page, await readyDraft('clinician', { change: first }));
  const url = page.url();
  await context.setOffline(true);
  await note(page).fill('Second, never sent.');
  await expect(state(page, /kept on this device$/)).toBeVisible({ timeout: 10_000 });
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(url);
  await expect(again.getByText('Words that had not been saved are back.')).toBeVisible();
  await expect(again.getByRole('region', { name: 'Preview' })).toContainText('Second, never sent.');
  await saved(again);
  await again.keyboard.press('ControlOrMeta+z');
  await again.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await expect(note(again)).toHaveValue('First.');
});

test('words typed while the server restarts are kept, and saved once it is back', async ({ page, allowConsole }) => {
  // The page's worker may be fetching a part of itself at that moment.
  allowConsole(
    /net::ERR_CONNECTION_REFUSED|net::ERR_EMPTY_RESPONSE|net::ERR_CONNECTION_RESET|harfbuzz|ArrayBuffer inst/,
  );
  // A server beside the one of the other tests, on the same database: they must not notice.
  const settings = { LOG_LEVEL: 'silent' };
  const before = await startOwnServer(sameDatabase(), settings);
  await openDraft(page);
  await page.goto(`${before.baseUrl}${new URL(page.url()).pathname}`);
  await addNote(page, 'First.');
  await saved(page);
  await pagesDrawn(page);
  await before.stop();
  await note(page).fill('Said while nobody listened.');
  await expect(state(page, /kept on this device$/)).toBeVisible({ timeout: 10_000 });
  const after = await startOwnServer(sameDatabase(), settings, before.port);
  try {
    await expect(state(page, /^Saved/)).toBeVisible({ timeout: 45_000 });
    await page.reload();
    await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
    await expect(note(page)).toHaveValue('Said while nobody listened.');
  } finally {
    await after.stop();
  }
});

/** Issuing waits meanwhile: it writes into the clinic's audit trail. `work` can ask whether it has come that far. */
async function whileTheTrailIsHeld(
  clinicId: string,
  work: (hasReachedIt: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const { TEST_OWNER_URL } = sameDatabase();
  await withClient(TEST_OWNER_URL, async (client) => {
    await client.query('begin');
    await client.query('select 1 from audit_chain where clinic_id = $1 for update', [clinicId]);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const waits = 'select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
    await work(() =>
      withClient(TEST_OWNER_URL, (other) =>
        waitUntil(async () => Boolean((await other.query(waits, [rows[0]?.pid])).rowCount), 30_000),
      ),
    );
    await client.query('commit');
  });
}

test('a handout issued while the server restarts is opened, and its PDF downloaded, without another press', async ({
  page,
  clinic,
  readyDraft,
  allowConsole,
}) => {
  test.slow();
  // What the page asks while nobody is there.
  allowConsole(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|status of 503/);
  const before = await startOwnServer(sameDatabase());
  await page.goto(`${before.baseUrl}${await readyDraft('clinician')}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await confirmAssessment(dialog);
  await whileTheTrailIsHeld(clinic.id, async (hasReachedIt) => {
    await dialog.getByRole('button', { name: 'Issue and download PDF' }).click();
    expect(await hasReachedIt()).toBe(true);
    process.kill(before.pid, 'SIGTERM');
  });
  expect((await before.ended).code).toBe(0);
  await expect(page.getByRole('alertdialog')).toContainText('Plainleaf is restarting');

  const download = page.waitForEvent('download', { timeout: 60_000 });
  const after = await startOwnServer(sameDatabase(), {}, before.port);
  try {
    expect((await download).suggestedFilename()).toMatch(/^handout-PL-.*\.pdf$/);
    expect(await (await download).failure()).toBeNull();
    await expect(page.getByRole('link', { name: 'Download PDF' })).toBeVisible();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  } finally {
    await after.stop();
  }
});

test('words typed after the session ended wait for the next sign-in, in this tab or after a reload', async ({
  page,
  context,
  signIn,
  readyDraft,
}) => {
  await openNote(page, await readyDraft('clinician', { change: first }));
  const url = page.url();
  await context.clearCookies();
  await note(page).fill('Typed while signed out.');
  await expect(state(page, /^Signed out, not saved yet · kept on this device$/)).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toBeVisible();
  await signIn('clinician');
  await page.getByRole('button', { name: 'Save now' }).click();
  await saved(page);

  await context.clearCookies();
  await note(page).fill('Typed while signed out again.');
  await expect(state(page, /kept on this device$/)).toBeVisible({ timeout: 10_000 });
  await page.goto(url);
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  await signIn('clinician');
  await page.goto(url);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Typed while signed out again.');
  await saved(page);
});

test('what another member left on the same computer is not shown to the next one', async ({
  page,
  context,
  signIn,
  readyDraft,
}) => {
  await openNote(page, await readyDraft('clinician', { change: first }));
  const url = page.url();
  await context.setOffline(true);
  await note(page).fill('Only for the first member.');
  await expect(state(page, /kept on this device$/)).toBeVisible({ timeout: 10_000 });
  await page.close();
  await context.setOffline(false);
  await signIn('editor');
  const next = await context.newPage();
  await next.goto(url);
  await expect(next.getByRole('region', { name: 'Preview' })).toContainText('First.');
  await expect(next.getByRole('region', { name: 'Preview' })).not.toContainText('Only for the first member.');
});

test('unsaved words and newer ones of another tab are both shown, and one is chosen', async ({
  page,
  context,
  readyDraft,
}) => {
  await openNote(page, await readyDraft('clinician', { change: first }));
  const url = page.url();
  await context.setOffline(true);
  await note(page).fill('Mine, offline.');
  await expect(state(page, /kept on this device$/)).toBeVisible({ timeout: 10_000 });
  await page.close();
  await context.setOffline(false);

  // The words of the closed tab are set aside while a second one writes, as on another computer.
  const other = await context.newPage();
  await other.goto('/');
  const aside = await other.evaluate(() => {
    const all = Object.entries(localStorage).filter(([name]) => name.startsWith('plainleaf.draft'));
    for (const [name] of all) localStorage.removeItem(name);
    return all;
  });
  await other.goto(url);
  await other.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await note(other).fill('Theirs, saved.');
  await saved(other);
  await other.evaluate((all) => {
    for (const [name, value] of all) localStorage.setItem(name, value);
  }, aside);
  await other.close();

  const back = await context.newPage();
  await back.goto(url);
  const dialog = back.getByRole('dialog', { name: 'This draft was changed elsewhere' });
  await expect(dialog).toContainText('Mine, offline.');
  await expect(dialog).toContainText('Theirs, saved.');
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(dialog).toBeHidden();
  await expect(back.getByRole('region', { name: 'Preview' })).toContainText('Mine, offline.');
});

test('a part of the builder that the network keeps back is told, and opens once it comes', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/net::ERR_FAILED/);
  let isKeptBack = true;
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const answer = await route.fetch();
    const isDialogs = (await answer.text()).includes('Leave without saving?');
    await (isDialogs && isKeptBack ? route.abort() : route.fulfill({ response: answer }));
  });
  await openDraft(page);
  await page.getByRole('button', { name: 'Save as template' }).click();
  await expect(state(page, /Waiting for the network/)).toBeVisible();
  // Who goes on working is not interrupted by what they asked for a while ago.
  await page.getByRole('textbox', { name: 'Patient name' }).pressSequentially('Ro');
  await expect(state(page, /Waiting for the network/)).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Ro');
  await page.getByRole('button', { name: 'Save as template' }).click();
  await expect(state(page, /Waiting for the network/)).toBeVisible();
  isKeptBack = false;
  await expect(page.getByRole('dialog', { name: /template/i })).toBeVisible({ timeout: 40_000 });
  await expect(state(page, /Waiting for the network/)).toHaveCount(0);
});
