import { expect, expectNoAxeViolations, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test('a person rates the handout with PEMAT-P: suggestions are no answers, and other words ask for another look', async ({
  page,
  signIn,
}) => {
  await signIn('clinician');
  await openDraft(page);
  await page.getByRole('button', { name: 'Rate with PEMAT-P' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rate with PEMAT-P' });
  const understanding = dialog.getByRole('region', { name: 'Understanding' });
  const acting = dialog.getByRole('region', { name: 'Acting' });
  await expect(understanding.getByRole('status')).toHaveText('17 of 17 still to be answered');
  await expect(acting.getByText(/^Suggested: agree · \d+ sentences say what to do$/)).toBeVisible();
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await expectNoAxeViolations(page);

  const items = acting.getByRole('radiogroup');
  await expect(items).toHaveCount(7);
  for (let index = 0; index < 5; index += 1)
    await items.nth(index).getByRole('radio', { name: 'Agree', exact: true }).press('Space');
  await items.nth(5).getByRole('radio', { name: 'Disagree' }).press('Space');
  await expect(acting.getByRole('status')).toHaveText('1 of 7 still to be answered');
  await items.nth(6).getByRole('radio', { name: 'Does not apply' }).press('Space');
  await expect(acting.getByRole('status')).toHaveText('You agreed with 5 of the 6 that apply: 83%');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Rate with PEMAT-P' })).toBeFocused();

  await saved(page);
  await page.reload();
  await page.getByRole('button', { name: 'Rate with PEMAT-P' }).click();
  await expect(acting.getByRole('status')).toHaveText('You agreed with 5 of the 6 that apply: 83%');
  await page.keyboard.press('Escape');

  await page.getByRole('textbox', { name: 'Section heading' }).fill('Other words');
  await page.getByRole('button', { name: 'Rate with PEMAT-P' }).click();
  await expect(dialog.getByText('The words have changed since this was rated: look at them again.')).toBeVisible();
  await expect(acting.getByRole('status')).toHaveText('7 of 7 still to be answered');
  await page.keyboard.press('Escape');

  await fillPatient(page);
  const { text } = await issueAndDownload(page);
  expect(text).not.toMatch(/PEMAT/i);
});
