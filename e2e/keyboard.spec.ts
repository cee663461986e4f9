import { expect, test } from './fixtures';
import { maria } from './jobs';

test('the whole main job without a mouse', async ({ page, clinic }) => {
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  /** Tabs on until what has the focus answers to this name. */
  const tabTo = async (name: RegExp | string, role: Parameters<typeof page.getByRole>[0]) => {
    const target = page.getByRole(role, { name }).first();
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await press('Tab');
    }
    throw new Error(`${role} ${name} is not reached with Tab`);
  };

  await page.goto('/sign-in');
  await tabTo('Email', 'textbox');
  await type(clinic.emailOf('clinician'));
  await tabTo('Password', 'textbox');
  await type(clinic.passphrase);
  await press('Enter');

  await expect(page.getByRole('combobox', { name: 'What is this handout about?' })).toBeFocused();
  await type('fasiculation');
  await expect(page.getByRole('option').first()).toBeVisible();
  await press('ArrowDown');
  await press('ArrowUp');
  await press('Enter');

  await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused();
  await type(maria.name);
  await press('Tab');
  await type(maria.born);
  await tabTo('Record number', 'textbox');
  await type(maria.record);

  await tabTo('Common causes and triggers', 'switch');
  await press('Space');
  await tabTo(/^Move .*Treatment/, 'button');
  await press('ArrowUp');
  await expect(page.getByRole('button', { name: /^Move .*Treatment/ })).toBeFocused();

  await press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog', { name: 'Issue handout' })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('switch', { name: 'I have assessed this patient' })).toBeFocused();
  await press('Space');
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await tabTo('Issue and download PDF', 'button');
  await press('Enter');
  await download;
  await expect(page.getByRole('link', { name: 'Download PDF' })).toBeVisible({ timeout: 15_000 });

  // Firefox opens a downloaded PDF in a tab of its own.
  await page.bringToFront();
  await tabTo('Use again', 'button');
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('');
  await expect(page.getByRole('switch', { name: 'Common causes and triggers' })).not.toBeChecked();
});
