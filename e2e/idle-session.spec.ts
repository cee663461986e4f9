import { expect, expectNoAxeViolations, test } from './fixtures';
import { addNote, openDraft, saved } from './jobs';

test('S10 two minutes before an idle session ends there is a warning; afterwards the draft is where it was', async ({
  page,
  signIn,
  clinic,
  clinicMaker,
}) => {
  const idleFor = (minutes: number) =>
    clinicMaker.asSuperuser(
      `update session set last_seen_at = now() - make_interval(secs => $2) where clinic_id = $1`,
      [clinic.id, minutes * 60],
    );
  await page.clock.install();
  await signIn('clinician');
  await openDraft(page);
  await addNote(page, 'Rest at home.');
  await saved(page);
  const draft = page.url();
  const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });

  await idleFor(13.2);
  await page.clock.fastForward('13:05');
  await expect(warning).toContainText(/in 1:[0-4]\d/);
  await expectNoAxeViolations(page, warning);
  await warning.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toBeHidden();

  await idleFor(13.2);
  await page.clock.fastForward('13:05');
  await expect(warning).toBeVisible();
  await idleFor(15.1);
  await page.clock.fastForward('02:00');
  await expect(page).toHaveURL(/\/sign-in\?ended=1/);
  await expect(page.getByText('Your session has ended. What you had written is kept')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(draft);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Rest at home.');
});
