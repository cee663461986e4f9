import { expectNoAxeViolations } from './axe';
import { expect } from './fixtures';
import { linkMailedTo } from './mail';
import { pagesOfBuildAndWalks, test } from './walk';

test('every page of the build is in a walk', () => {
  const { built, known } = pagesOfBuildAndWalks();
  expect(built.length).toBeGreaterThan(20);
  expect(known).toEqual(built);
});

test('the screens for signing in are accessible', async ({ walk, page, clinic, clinicMaker, signIn }) => {
  const visit = walk('signing in');
  await visit('/sign-in');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Email or password is wrong.')).toBeVisible();
  await expectNoAxeViolations(page);
  await visit('/sign-in/at');
  await visit('/set-up/[token]', '/set-up/none');

  await visit('/reset/[token]', '/reset/none');
  await visit('/reset');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  await expectNoAxeViolations(page);
  const link = await linkMailedTo(clinic.emailOf('clinician'));
  await visit('/reset/[token]', link);

  await signIn('editor');
  await visit('/sign-in/enrol');
  await clinicMaker.asSuperuser('update user_account set has_second_factor = true where email = $1', [
    clinic.emailOf('editor'),
  ]);
  await visit('/sign-in/second-step');
});
