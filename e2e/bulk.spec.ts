import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures';
import { chooseFile } from './jobs';
import { readPdf } from './pdf';

/** The page on which a list for this template is pasted. */
async function openListFor(page: Page, template: string): Promise<void> {
  await page.goto('/templates');
  await page.getByRole('button', { name: `More for ${template}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Issue for a list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Issue for a list' })).toBeVisible();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Patients, one on each line' }).fill(text);
  await page.getByRole('button', { name: 'Read the list' }).click();
}

async function issue(page: Page, count: string): Promise<void> {
  await page.getByRole('button', { name: `Issue ${count}…` }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue for the list' });
  const confirm = dialog.getByRole('button', { name: `Issue ${count}` });
  await expect(confirm).toBeEnabled({ timeout: 20_000 });
  await confirm.click();
  await page.waitForURL(/\/bulk\/[0-9a-f-]{36}$/);
}

const names = ['Maria Núñez', 'Tom Reed', 'Ana Ruiz'];

test('a pasted list is corrected, issued once for each patient, and comes as one PDF and as files', async ({
  page,
  signIn,
  otherClinic,
  readyTemplate,
}) => {
  test.setTimeout(180_000);
  await signIn('clinician');
  await readyTemplate('clinician', 'Twitches for many');
  await openListFor(page, 'Twitches for many');
  await paste(
    page,
    [
      'Patient name\tDOB\tMRN\tPhone',
      'Maria Núñez\t25/12/1980\tRFP-1\t555',
      'Tom Reed\t31/02/1981\tRFP-2\t556',
      'Ana Ruiz\t03/04/1981\t\t557',
      'Maria Nunez\t1980-12-25\trfp 1',
    ].join('\n'),
  );
  await expect(page.getByText('Not used: Phone.')).toBeVisible();
  await expect(page.getByText('Read so because of 25/12/1980.')).toBeVisible();
  await expect(page.getByText('April 3, 1981')).toBeVisible();
  await expect(page.getByText('Date of birth is no day of the calendar.')).toBeVisible();
  await expect(page.getByText('Patient name is the patient of row 1 again. Take one of the two out.')).toBeVisible();

  await page.getByRole('button', { name: 'Take out row 4' }).click();
  await page.getByRole('textbox', { name: 'Date of birth, row 2' }).fill('1981-02-03');
  await expect(page.getByText('3 rows of 3 still to be cleared.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Issue 3 handouts…' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'I have assessed this patient, row 2' }).check();
  await expect(page.getByText('2 rows of 3 still to be cleared.')).toBeVisible();
  await page.getByRole('switch', { name: 'I have assessed all 3 patients' }).press('Space');
  await issue(page, '3 handouts');

  await expect(page.getByRole('status').filter({ hasText: '3 handouts issued.' })).toBeVisible({ timeout: 60_000 });
  const table = page.getByRole('table', { name: 'Patients of the list' });
  await expect(table.getByRole('row').nth(1)).toContainText('Maria Núñez');
  await expect(table.getByText('Issued', { exact: true })).toHaveCount(3);

  const merged = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download one PDF to print' }).click();
  const { pages } = await readPdf(await readFile(await (await merged).path()));
  expect((await merged).suggestedFilename()).toBe('handouts-to-print.pdf');
  const order = pages.flatMap((text) => names.find((name) => text.includes(name)) ?? []);
  expect([...new Set(order)]).toEqual(names);

  const links = await page.getByRole('link', { name: /^Open/ }).all();
  const paths = await Promise.all(links.map(async (link) => `/api${await link.getAttribute('href')}/pdf`));
  const singles = await Promise.all(paths.map(async (path) => (await page.request.get(path)).body()));
  const counts = await Promise.all(singles.map(async (bytes) => (await readPdf(bytes)).pages.length));
  expect(pages).toHaveLength(counts.reduce((sum, count) => sum + count, 0));

  const list = new URL(page.url()).pathname;
  const zip = await page.request.get(`/api${list}/files`);
  expect(zip.headers()['cache-control']).toBe('no-store, private');
  const files = unzipSync(new Uint8Array(await zip.body()));
  expect(Object.keys(files)).toHaveLength(3);
  for (const name of Object.keys(files)) expect(name).toMatch(/^handout-PL-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf$/);
  const stored = singles.map((bytes) => Buffer.from(bytes).toString('base64'));
  expect(Object.values(files).map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(stored);

  const sheets = await page.request.get(`/api${list}/print?sheets=new`);
  expect(sheets.headers()['cache-control']).toBe('no-store, private');
  const onSheets = (await readPdf(await sheets.body())).pages;
  expect(onSheets).toHaveLength(counts.reduce((sum, count) => sum + count + (count % 2), 0));

  await page.goto('/bulk');
  await expect(page.getByRole('listitem').filter({ hasText: 'Twitches for many' })).toContainText(
    '3 of 3 handouts issued',
  );
  await page.goto('/handouts');
  for (const name of names) await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1);

  await signIn('admin', otherClinic);
  expect((await page.goto(list))?.status()).toBe(404);
  for (const door of ['', '/files', '/print']) {
    expect((await page.request.get(`/api${list}${door}`)).status(), door).toBe(404);
  }
});

test('a file with semicolons fills the blanks of its template, and what is left open is asked for', async ({
  page,
  signIn,
  readyTemplate,
}) => {
  await signIn('clinician');
  await readyTemplate('clinician', 'Eyes', { change: { title: 'Your [[left/right]] eye: back in [[weeks]] weeks' } });
  await openListFor(page, 'Eyes');
  await chooseFile(page, page.getByRole('button', { name: 'Choose a CSV file…' }), {
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\uFEFFName;Left/Right;Language\r\n"Reed, Tom";left;Spanish\r\nAna Ruiz;;\r\n'),
  });
  await expect(page.getByRole('textbox', { name: 'Patient name, row 1' })).toHaveValue('Reed, Tom');
  await expect(page.getByRole('combobox', { name: 'Language, row 1' })).toHaveValue('es');
  await expect(page.getByText('“weeks” is blank. Fill it in, here or for all above.')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Weeks', exact: true }).fill('6');
  await expect(page.getByText('“weeks” is blank.')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Left or right?, row 2' }).selectOption('right');
  await page.getByRole('switch', { name: 'I have assessed all 2 patients' }).press('Space');
  await issue(page, '2 handouts');
  await expect(page.getByRole('status').filter({ hasText: '2 handouts issued.' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Open the handout of row 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your right eye: back in 6 weeks');
});
