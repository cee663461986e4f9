import { expect, test } from './fixtures';
import { about, aboutHeading, approve, reword, sendForReview, versionCard } from './library-jobs';

test('a second person reviews what the first has written with the keyboard; the author may not', async ({
  page,
  signIn,
}) => {
  await signIn('editor');
  await page.goto(about);
  await page.getByRole('link', { name: 'Edit', exact: true }).press('Enter');
  const text = page.getByRole('textbox', { name: 'Text of the section' });
  await text.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Twitches are common. ');
  await page.getByRole('button', { name: 'Save as version 2' }).press('Enter');
  await expect(versionCard(page, 2)).toContainText('Twitches are common.');
  await versionCard(page, 2).getByRole('button', { name: 'Send for review' }).press('Enter');
  await expect(versionCard(page, 2).getByText('In review')).toBeVisible();
  await expect(versionCard(page, 2)).toContainText('You wrote this: another person reviews it');
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  await signIn('admin');
  await page.goto('/library/review');
  await expect(page.getByRole('link', { name: 'In review 1' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: aboutHeading }).click();
  await versionCard(page, 2).getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve version 2' });
  await expect(dialog.getByRole('textbox', { name: 'Your credentials' })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog.getByText('Type your credentials', { exact: false })).toBeVisible();
  await approve(page, 2);

  await page.goto('/library/figures');
  await expect(page.getByText(/^1 of \d+ wordings$/)).toBeVisible();
});

test('a wording is sent back with its reason, which the author reads', async ({ page, signIn }) => {
  await signIn('editor');
  await reword(page, 'Twitches are common.', 2);
  await sendForReview(page, 2);
  await signIn('admin');
  await page.goto(about);
  await versionCard(page, 2).getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Say how common.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
  await expect(versionCard(page, 2)).toContainText('Sent back by Priya Raman');
  await signIn('editor');
  await page.goto(about);
  await expect(versionCard(page, 2)).toContainText('Sent back by Priya Raman');
  await expect(versionCard(page, 2)).toContainText('Say how common.');
});

test('a clinician reads the library and can neither change nor review it', async ({ page, signIn }) => {
  await signIn('clinician');
  await page.goto(about);
  await expect(versionCard(page, 1)).toBeVisible();
  for (const name of ['Send for review', 'Withdraw', 'Approve']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  expect((await page.goto('/library/review'))?.status()).toBe(404);
  expect((await page.goto('/library/figures'))?.status()).toBe(404);
});
