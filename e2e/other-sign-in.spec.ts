import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { saved } from './jobs';

const patientName = (page: Page) => page.getByRole('textbox', { name: 'Patient name' });

test('a colleague who signs in in another tab does not become the author of the open draft', async ({
  page,
  signIn,
  readyDraft,
  allowConsole,
}) => {
  allowConsole(/409 \(Conflict\)/);
  await signIn('clinician');
  const draft = await readyDraft('clinician');
  await page.goto(draft);
  await patientName(page).fill('Saved by the clinician');
  await saved(page);

  // In another tab of this browser.
  await signIn('editor');
  await patientName(page).fill('Typed by the clinician');
  const dialog = page.getByRole('alertdialog', { name: /^Somebody else signed in in this browser/ });
  await expect(dialog).toContainText('Nothing more is saved or issued from it');

  const other = await page.context().newPage();
  await other.goto(draft);
  await expect(patientName(other)).toHaveValue('Saved by the clinician');
  await other.close();

  // The same member again, in another tab: the page goes on without a question.
  await signIn('clinician');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(dialog).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expect(patientName(page)).toHaveValue('Typed by the clinician');

  await signIn('editor');
  await patientName(page).fill('For nobody else');
  await dialog.getByRole('button', { name: /^Continue as/ }).click();
  await expect(patientName(page)).toHaveValue('Typed by the clinician');
  await expect(page.getByText('For nobody else')).toHaveCount(0);
});
