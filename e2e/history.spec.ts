import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { addNote, issueAndDownload, maria } from './jobs';
import { ownPageHeaders } from './own-page';

async function withdraw(page: Page, reason: string, options: { replacing: boolean }): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this handout?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  if (options.replacing) {
    await dialog.getByRole('switch', { name: /Begin a replacement/ }).press('Space');
    await dialog.getByRole('button', { name: 'Withdraw and begin replacement' }).click();
  } else {
    await dialog.getByRole('button', { name: 'Withdraw handout' }).click();
    await expect(dialog).toBeHidden();
  }
}

test('a withdrawn handout says so on every screen, and its PDF asks before it is downloaded', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  const address = await readyHandout('clinician');
  await page.goto(address);
  const before = await (await page.request.get(`/api${address}/pdf`)).body();
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this handout?' });
  await dialog.getByRole('button', { name: 'Withdraw handout' }).click();
  await expect(dialog.getByText('Say why, in a few words')).toBeVisible();
  await page.keyboard.press('Escape');
  await withdraw(page, 'Wrong dose for her', { replacing: false });

  await expect(page.getByText('Withdrawn. Do not give this handout again.')).toBeVisible();
  await expect(page.getByText('Wrong dose for her')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download PDF' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Download withdrawn PDF' }).click();
  const warning = page.getByRole('alertdialog', { name: 'This handout was withdrawn' });
  const download = page.waitForEvent('download');
  await warning.getByRole('button', { name: 'Download all the same' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^handout-PL-.*-withdrawn\.pdf$/);
  expect((await readFile(await file.path())).equals(before)).toBe(true);

  await page.goto('/handouts?state=withdrawn');
  await expect(page.getByRole('table').getByText('Withdrawn')).toBeVisible();
  await page.goto('/handouts?state=current');
  await expect(page.getByText('No handout matches')).toBeVisible();
});

test('a replacement begins with the same patient and words, and the two handouts lead to each other', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  const old = await readyHandout('clinician');
  await page.goto(old);
  await withdraw(page, 'Wrong dose', { replacing: true });
  await page.waitForURL((url) => url.pathname !== old);
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue(maria.name);
  const fresh = new URL(page.url()).pathname;
  await addNote(page, 'One tablet, not two.');
  await issueAndDownload(page);
  await expect(page.getByText('Given instead of')).toBeVisible();
  await page.getByText('Given instead of').getByRole('link').click();
  await page.waitForURL(`**${old}`);
  await page.getByText('Replaced by').getByRole('link').click();
  await page.waitForURL(`**${fresh}`);
});

test('the history narrows by language and state, in an address without a word of the patient', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await readyHandout('clinician');
  await page.goto('/handouts');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Spanish');
  await expect(page.getByText('No handout matches')).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('English');
  await page.getByRole('combobox', { name: 'State' }).selectOption('Current');
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill('nunez');
  await expect(page.getByText('Found 1 handout')).toBeVisible();
  expect(new URL(page.url()).search).toBe('?language=en&state=current');
  await page.reload();
  await expect(page.getByRole('link', { name: /Muscle twitches/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('current');
});

test('a patient’s record is a list, a ZIP of the very bytes, and gone after erasure', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('admin');
  const first = await readyHandout('admin');
  const second = await readyHandout('admin');
  await page.goto(second);
  const bytes = await (await page.request.get(`/api${first}/pdf`)).body();
  await page.getByRole('link', { name: 'Everything given to this patient' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Given to ${maria.name}` })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(3);
  expect(page.url()).toContain(`${second}/patient`);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all (ZIP)' }).click();
  const zip = await download;
  expect(zip.suggestedFilename()).toBe('handouts.zip');
  const files = unzipSync(new Uint8Array(await readFile(await zip.path())));
  const pdfs = Object.entries(files).filter(([name]) => name.endsWith('.pdf'));
  expect(pdfs).toHaveLength(2);
  expect(pdfs.some(([, content]) => Buffer.from(content).equals(bytes))).toBe(true);
  expect(new TextDecoder().decode(files['index.html'])).toContain('Handouts given to Maria');

  const keeping = async (item: string) => {
    await page.getByRole('button', { name: 'Record keeping' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await keeping('Place legal hold');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Court order 12/26');
  await page.getByRole('button', { name: 'Place hold' }).click();
  await expect(page.getByText('Under a legal hold')).toBeVisible();
  await page.getByRole('button', { name: 'Record keeping' }).click();
  await expect(page.getByRole('menuitem', { name: 'Erase record' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await keeping('Release legal hold');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Case closed');
  await page.getByRole('button', { name: 'Release hold' }).click();
  await expect(page.getByText('Under a legal hold')).toHaveCount(0);

  await keeping('Erase record');
  const dialog = page.getByRole('dialog', { name: 'Erase this patient’s record?' });
  const erase = dialog.getByRole('button', { name: 'Erase 2 handouts' });
  await expect(erase).toBeDisabled();
  await dialog.getByRole('switch', { name: /The law allows/ }).press('Space');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Asked for in writing');
  await erase.click();
  await page.waitForURL('**/handouts');
  await expect(page.getByText('Erased handout')).toHaveCount(2);
  await expect(page.locator('body')).not.toContainText('Maria');
  await page.goto(first);
  await expect(page.getByRole('heading', { level: 1, name: 'Erased handout' })).toBeVisible();
  await expect(page.getByText('Asked for in writing')).toBeVisible();
  await expectNoAxeViolations(page);
  expect((await page.request.get(`/api${first}/pdf`)).status()).toBe(410);
});

test('the filtered list is a file for admins, asked for without a patient’s name in the address', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await readyHandout('clinician');
  await page.goto('/handouts');
  await expect(page.getByRole('button', { name: 'Download list (CSV)' })).toHaveCount(0);
  const asClinician = await page.request.post('/api/handouts/csv', {
    data: { q: '' },
    headers: await ownPageHeaders(page.request),
  });
  expect(asClinician.status()).toBe(403);

  await signIn('admin');
  await page.goto('/handouts');
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill('nunez');
  await expect(page.getByText('Found 1 handout')).toBeVisible();
  const sent = page.waitForRequest('**/api/handouts/csv');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download list (CSV)' }).click();
  expect((await sent).postDataJSON()).toEqual({ q: 'nunez' });
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('Muscle twitches');
  expect(csv).toContain(maria.record);
});
