import { expect, expectNoAxeViolations, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft } from './jobs';

test.beforeEach(({ signIn }) => signIn('clinician'));

test('agreed actions and medicines are typed as lines and printed as a checklist and a list', async ({ page }) => {
  await openDraft(page);
  await fillPatient(page);
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page.getByRole('textbox', { name: 'Agreed actions' }).fill('Walk every day\nCall us on Monday');
  await page.getByRole('textbox', { name: 'Medicines' }).fill('Paracetamol 500 mg, two tablets when it hurts');
  await page.getByRole('switch', { name: 'How to reach us' }).press('Space');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'What we agreed' })).toBeVisible();
  const pdf = await issueAndDownload(page);
  for (const words of [
    'What we agreed',
    'Walk every day',
    'Call us on Monday',
    'Paracetamol 500 mg, two tablets when it hurts',
    'How to reach us',
    'Monday to Friday, 8 am to 5 pm',
  ]) {
    expect(pdf.text).toContain(words);
  }
});

test('a passage for some readers asks, blocks until it is answered, and prints only for them', async ({ page }) => {
  await openDraft(page);
  await fillPatient(page);
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Treatment/ })
    .click();
  await page.getByRole('textbox', { name: /^Text of/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('/pregnant');
  await expect(page.getByRole('option', { name: 'Only if pregnant' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask us before you take any medicine.');

  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await expect(dialog.getByRole('button', { name: 'Issue and download PDF' })).toBeDisabled();
  // Two presses: to the question, and the answer.
  await dialog.getByRole('button', { name: /Pregnant\?/ }).click();
  await expect(dialog).toHaveCount(0);
  // Away from the buttons below the dialog that is gone, whose names would float there.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('radiogroup', { name: 'Pregnant' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('radiogroup', { name: 'Pregnant' }).getByText('Yes').click();
  const pdf = await issueAndDownload(page);
  expect(pdf.text).toContain('Ask us before you take any medicine.');
});
