import { expect, expectNoAxeViolations, test } from './fixtures';
import { confirmAssessment } from './jobs';

test('a clinic can ask for the date of birth again before a handout is issued', async ({
  page,
  signIn,
  readyDraft,
}) => {
  await signIn('admin');
  await page.goto('/admin/records');
  const policy = page.getByRole('switch', { name: 'Ask for the date of birth again before issuing' });
  await policy.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Dates of birth are now typed twice.').first()).toBeVisible();
  await page.reload();
  await expect(policy).toBeChecked();

  await signIn('clinician');
  await page.goto(await readyDraft('clinician', { change: { assessed: false } }));
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await confirmAssessment(dialog);
  const issue = dialog.getByRole('button', { name: 'Issue and download PDF' });
  await expect(issue).toBeDisabled();
  // The dialog must not show the date that the clinician has to retype.
  await expect(dialog).not.toContainText('1981');

  const again = dialog.getByRole('textbox', { name: 'The patient’s date of birth, once more' });
  await again.focus();
  await page.keyboard.type('03151981');
  await expect(dialog).toContainText('This is not the date of birth on the handout.');
  await expect(issue).toBeDisabled();
  await expectNoAxeViolations(page, dialog);
  await again.fill('03/14/1981');
  await expect(issue).toBeEnabled();
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});
