import { expect, expectNoAxeViolations, test } from './fixtures';
import { about, aboutHeading, approve, reword, sendForReview, versionCard } from './library-jobs';

test('a second person reviews what the first has written; the author may not', async ({ page, signIn }) => {
  await signIn('editor');
  await reword(page, 'Twitches are common.', 2);
  await sendForReview(page, 2);
  await expect(versionCard(page, 2)).toContainText('You wrote this: another person reviews it');
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  await signIn('admin');
  await page.goto('/library/review');
  await expect(page.getByRole('link', { name: 'In review 1' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: aboutHeading }).click();
  await versionCard(page, 2).getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve version 2' });
  await expect(dialog.getByRole('textbox', { name: 'Your name, as it is printed' })).toHaveValue('');
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog.getByText('Type your name')).toBeVisible();
  await expect(dialog.getByText('Give the date of your review')).toBeVisible();
  await approve(page, 2);

  await page.goto('/library/figures');
  await expect(page.getByText(/^1 of \d+ wordings$/)).toBeVisible();
});

test('a review of what changed meanwhile is refused where it was signed', async ({ page, context, signIn }) => {
  await signIn('editor');
  await reword(page, 'Twitches are common.', 2);
  await sendForReview(page, 2);
  await signIn('admin');
  await page.goto(about);
  await versionCard(page, 2).getByRole('button', { name: 'Approve' }).click();
  const other = await context.newPage();
  await reword(other, 'Meanwhile.', 3);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Your name, as it is printed' }).fill('Dr. Priya Raman');
  await dialog.getByRole('textbox', { name: 'Your credentials' }).fill('MD');
  const date = dialog.getByRole('group', { name: 'Reviewed on' });
  await date.getByRole('spinbutton', { name: /month/i }).pressSequentially('01');
  await date.getByRole('spinbutton', { name: /day/i }).pressSequentially('02');
  await date.getByRole('spinbutton', { name: /year/i }).pressSequentially(String(new Date().getUTCFullYear()));
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog.getByText('This section changed while you were reading it.', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Your name, as it is printed' })).toHaveValue('Dr. Priya Raman');
  await dialog.getByRole('button', { name: 'Show the latest' }).click();
  await expect(versionCard(page, 3)).toBeVisible();
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

test('words that were not saved are not lost by a link or by Cancel', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto(`${about}?edit=1`);
  const heading = page.getByRole('textbox', { name: 'Heading' });
  await heading.fill('Not saved yet');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  for (const leave of [
    page.getByRole('link', { name: 'Muscle twitches' }),
    page.getByRole('button', { name: 'Cancel' }),
    page.getByRole('link', { name: 'Library', exact: true }).first(),
  ]) {
    await leave.click();
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(heading).toHaveValue('Not saved yet');
  }
  await page.getByRole('link', { name: 'Muscle twitches' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(/\/library\/muscle-twitches$/);
});

test('keyboard alone: edit, save, send for review', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto(about);
  await page.getByRole('link', { name: 'Edit', exact: true }).focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('textbox', { name: 'Heading' });
  await heading.focus();
  await page.keyboard.type(' it');
  await page.getByRole('button', { name: 'Save as version 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(versionCard(page, 2)).toBeVisible();
  await versionCard(page, 2).getByRole('button', { name: 'Send for review' }).focus();
  await page.keyboard.press('Enter');
  await expect(versionCard(page, 2).getByText('In review')).toBeVisible();
});
