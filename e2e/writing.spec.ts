import type { Locator, Page } from '@playwright/test';
import { fromPdf, fromWord } from '../lib/test-support/clipboard';
import { expect, test } from './fixtures';
import { copyElsewhere, issueAndDownload, openDraft, saved } from './jobs';

const textOfTreatment = async (page: Page): Promise<Locator> => {
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Treatment/ })
    .click();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  return text;
};

test('a snippet kept under Settings and a paste from Word are in the handout, also after a reload', {
  tag: '@firefox',
}, async ({ page, signIn }) => {
  await signIn('clinician');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add snippet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add snippet' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ice');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('Put ice on it for 10 minutes.\nThen rest.');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect(page.getByRole('list', { name: 'Snippets' })).toContainText(';ice');

  await openDraft(page);
  const text = await textOfTreatment(page);
  await page.keyboard.type(';ic');
  await expect(page.getByRole('option', { name: /ice/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(text.locator('p')).toHaveText(['Put ice on it for 10 minutes.', 'Then rest.']);
  await copyElsewhere(page, { html: fromWord, text: 'Looking after your knee' });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(text.locator('ul > li ul > li')).toHaveText(['10 minutes']);
  await saved(page);
  await page.reload();
  const preview = page.getByRole('region', { name: 'Preview' });
  for (const words of ['Put ice on it for 10 minutes.', 'Raise it', 'Bend it', 'Rest all week']) {
    await expect(preview).toContainText(words);
  }
});

test('a name and text copied from a PDF reader are pasted as one line and as whole paragraphs and lists, and printed', {
  tag: '@firefox',
}, async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await copyElsewhere(page, { text: 'Maria Núñez-O’Connor\n' });
  const name = page.getByRole('textbox', { name: 'Patient name' });
  await name.click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(name).toHaveValue('Maria Núñez-O’Connor');

  const text = await textOfTreatment(page);
  await copyElsewhere(page, { text: fromPdf });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(text.locator('ul > li').first()).toContainText('Ice it for ten minutes, with a cloth between');
  await expect(text.locator('ol > li')).toHaveText(['Bend it', 'Walk']);
  await saved(page);
  const { pages, text: printed } = await issueAndDownload(page);
  expect(pages[0]).toContain('Maria Núñez-O’Connor');
  expect(printed).toContain('they can harm your kidneys.');
});

test('the words of an issued handout are copied as text and pasted elsewhere', { tag: '@firefox' }, async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await page.goto(await readyHandout('clinician'));
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied. Paste it into the chart.')).toBeVisible();
  await openDraft(page);
  const text = await textOfTreatment(page);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(text).toContainText('Call 911 now if:');
  await expect(text).toContainText('Maria Núñez-O’Connor');
});
