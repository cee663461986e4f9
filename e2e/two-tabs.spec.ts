import { expect, test } from './fixtures';
import { openDraft, saved } from './jobs';

test('two tabs on one draft: the later one is told, and both texts are kept', async ({ page, context, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await saved(page);
  const second = await context.newPage();
  // Until then the second tab looks for words that an earlier page left: it would find those of the first.
  const lookedForWords = second.waitForResponse(/\/key$/);
  await second.goto(page.url());
  await lookedForWords;
  await page.getByRole('textbox', { name: 'Patient name' }).fill('From the first tab');
  await saved(page);
  await second.getByRole('textbox', { name: 'Patient name' }).fill('From the second tab');
  const dialog = second.getByRole('dialog');
  await expect(dialog).toContainText('From the first tab');
  await expect(dialog).toContainText('From the second tab');
  await dialog.getByRole('button', { name: /keep mine/i }).click();
  await expect(dialog).toBeHidden();
  await saved(second);
  await second.reload();
  await expect(second.getByRole('textbox', { name: 'Patient name' })).toHaveValue('From the second tab');
  await second.goto('/');
  await expect(second.getByText('From the first tab')).toBeVisible();
  await expect(second.getByText('From the second tab')).toBeVisible();
});
