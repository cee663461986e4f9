import { expect, test } from './fixtures';
import { openDraft, saved } from './jobs';

test('what was typed is saved within three seconds', async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  const started = Date.now();
  await page.getByRole('textbox', { name: 'Patient name' }).fill('Thomas Adeyemi');
  await expect(page.getByText('Saving…')).toBeVisible();
  await saved(page);
  expect(Date.now() - started).toBeLessThan(3_000);
});
