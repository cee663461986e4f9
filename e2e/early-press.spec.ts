import { expect, pageWithoutScript, test } from './fixtures';

test('a button pressed before the page’s script has come does its work once it is there', async ({ page, signIn }) => {
  await signIn('clinician');
  await page.removeLocatorHandler(pageWithoutScript(page));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/settings', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Add snippet' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  release();
  await expect(page.getByRole('dialog', { name: 'Add snippet' })).toBeVisible();
});
