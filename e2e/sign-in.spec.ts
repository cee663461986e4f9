import { expect, test } from './fixtures';

const words = 'Email or password is wrong.';

test('one message whatever was wrong', async ({ page, clinic }) => {
  await page.goto('/sign-in');
  for (const [email, password] of [
    [clinic.emailOf('clinician'), 'wrong'],
    ['nobody@nowhere.example', clinic.passphrase],
    ["'or'1'='1@riverside.example", '🙂'],
  ]) {
    await page.getByRole('textbox', { name: 'Email' }).fill(email ?? '');
    await page.getByRole('textbox', { name: 'Password' }).fill(password ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(words)).toBeVisible();
    await page.reload();
  }
});

test('every page asks for a sign-in first and then opens', { tag: '@firefox' }, async ({ page, clinic }) => {
  for (const path of ['/', '/handouts', '/templates', '/library', '/library/muscle-twitches', '/settings', '/admin']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await page.goto('/handouts/new?topic=muscle-twitches');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/handouts\/[0-9a-f-]{36}$/);
});

test('a sign-in never leads to another site', async ({ page, clinic }) => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
    await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('combobox', { name: 'What is this handout about?' })).toBeVisible();
  }
});

test('after sign-out a kept copy of the cookie opens nothing', async ({ page, context, signIn }) => {
  await signIn('clinician');
  await page.goto('/');
  const cookies = await context.cookies();
  await page.getByRole('button', { name: /account/i }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(cookies);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  const save = await page.request.put('/api/drafts/01920000-0000-7000-8000-000000000000', {
    data: {},
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(save.status()).toBe(401);
});
