import { expect, test } from './fixtures';

test('staff of the clinic open a handout by its printed address after signing in; others get a 404', async ({
  page,
  context,
  signIn,
  clinic,
  otherClinic,
  readyHandout,
}) => {
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  const pdf = await page.request.get(`/api${handout}/pdf`);
  const code = /PL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(pdf.headers()['content-disposition'] ?? '')?.[0];
  const printed = `/r/${code}`;

  await page.goto(printed);
  await expect(page).toHaveURL(new RegExp(`${handout}$`));

  await context.clearCookies();
  await page.goto(printed);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('editor'));
  await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`${handout}$`));

  await signIn('admin', otherClinic);
  for (const path of [printed, '/r/PL-2222-2222', '/r/nonsense', '/r/%00']) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain('Maria');
  }
});
