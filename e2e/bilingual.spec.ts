import { usualOptions } from '../lib/domain/handout/print-options';
import { expect, test } from './fixtures';
import { issueAndDownload, saved } from './jobs';

test('a handout in Spanish is issued with English beside it, and its page shows both', async ({
  page,
  signIn,
  readyDraft,
}) => {
  await signIn('clinician');
  await page.goto(await readyDraft('clinician', { change: { options: { ...usualOptions, sources: 'none' } } }));
  await page.getByRole('combobox', { name: 'Language of the handout' }).selectOption('es');
  await page.getByRole('button', { name: /^Page/ }).click();
  await page.getByRole('dialog', { name: 'Page' }).getByText('Bilingual handout').click();
  await page.keyboard.press('Escape');
  await saved(page);
  await expect(page.getByRole('button', { name: /^Page · Bilingual/ })).toBeVisible();

  const { text } = await issueAndDownload(page);
  expect(text).toContain('Causas comunes');
  expect(text).toContain('Common causes and triggers');
  const paper = page.getByRole('article');
  await expect(paper.getByRole('heading', { name: 'Causas comunes' })).toBeVisible();
  await expect(paper.getByRole('heading', { name: 'Common causes and triggers' })).toBeVisible();
});
