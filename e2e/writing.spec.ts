import { fromWord } from '../lib/test-support/clipboard';
import { expect, test } from './fixtures';
import { openDraft, saved } from './jobs';

test('a snippet kept under Settings and a paste from Word are in the handout, also after a reload', async ({
  page,
  signIn,
}) => {
  await signIn('clinician');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add snippet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add snippet' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ice');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('Put ice on it for 10 minutes.\nThen rest.');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect(page.getByRole('list', { name: 'Snippets' })).toContainText(';ice');

  await openDraft(page);
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Treatment/ })
    .click();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(';ic');
  await expect(page.getByRole('option', { name: /ice/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(text.locator('p')).toHaveText(['Put ice on it for 10 minutes.', 'Then rest.']);
  await text.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, fromWord);
  await expect(text.locator('ul > li ul > li')).toHaveText(['10 minutes']);
  await saved(page);
  await page.reload();
  const preview = page.getByRole('region', { name: 'Preview' });
  for (const words of ['Put ice on it for 10 minutes.', 'Raise it', 'Bend it', 'Rest all week']) {
    await expect(preview).toContainText(words);
  }
});
