import type { Page } from '@playwright/test';
import { appCode } from '../lib/test-support/second-factors';
import { expect, expectNoAxeViolations, test, waitForScripts } from './fixtures';
import { readPdf } from './pdf';

/** The key that the screen shows beside the QR code, as it is typed into an app. */
async function shownKey(page: Page): Promise<string> {
  const key = page.getByRole('definition').filter({ hasText: /^([A-Z2-7]{4} ?)+$/ });
  return ((await key.textContent()) ?? '').replaceAll(' ', '');
}

const later = () => new Date(Date.now() + 30_000);

test('S16 S18: an app is added in the settings, asked for at the next sign-in, and taken away again', async ({
  page,
  clinic,
  signIn,
}) => {
  await signIn('clinician');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Your password' }).fill('not my passphrase');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const key = await shownKey(page);
  await dialog.getByRole('textbox', { name: 'Code' }).fill(appCode(key, new Date()));
  await dialog.getByRole('button', { name: 'Add authenticator app' }).click();
  const codes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  await expectNoAxeViolations(page, dialog);
  const recoveryCode = (await codes.first().textContent()) ?? '';
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await page.emulateMedia({ media: 'print' });
  // Black on black cannot be read where the browser prints backgrounds.
  await expect(codes.first()).toHaveCSS('color', 'rgb(23, 32, 43)');
  await expect(dialog.getByRole('list', { name: 'Recovery codes' })).not.toHaveCSS(
    'background-color',
    'rgb(21, 27, 34)',
  );
  await page.emulateMedia({ media: null });
  const { text: printed } = await readPdf(await page.pdf({ format: 'Letter' }));
  expect(printed).toContain('one of these codes signs you in to Plainleaf');
  expect(printed).toContain(recoveryCode);
  expect(printed).not.toContain('I have kept them');
  await page.keyboard.press('Escape');
  await expect(codes).toHaveCount(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 codes left')).toBeVisible();
  await expectNoAxeViolations(page);
  await expect(page.getByText(recoveryCode)).toHaveCount(0);

  await page.context().clearCookies();
  await page.goto('/settings');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  for (const path of ['/', '/handouts', '/settings']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\/second-step/);
  }
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This code is not right')).toBeVisible();
  const before = await sessionCookie(page);
  await page.getByRole('textbox', { name: 'Code' }).fill(appCode(key, later()));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(await sessionCookie(page)).not.toBe(before);

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await dialog.getByRole('textbox', { name: 'Code' }).fill(recoveryCode);
  await dialog.getByRole('button', { name: 'Remove authenticator app' }).click();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('S16: an admin asks for a second factor, and a colleague at work is led to setting one up, then back to the page', async ({
  page,
  browser,
  clinic,
  signIn,
}) => {
  await signIn('clinician');
  await page.goto('/templates');
  const elsewhere = await browser.newContext();
  waitForScripts(elsewhere);
  const admin = await elsewhere.newPage();
  await admin.goto('/admin/signing-in');
  await admin.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('admin'));
  await admin.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await admin.getByRole('button', { name: 'Sign in' }).click();
  await admin.getByRole('switch', { name: 'Ask every member for a second factor' }).press('Space');
  await admin.getByRole('button', { name: 'Ask everyone' }).click();
  await expect(admin.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await elsewhere.close();

  await page.goto('/templates');
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Continue' }).click();
  const key = await shownKey(page);
  await page.getByRole('textbox', { name: 'Code' }).fill(appCode(key, new Date()));
  await page.getByRole('button', { name: 'Add authenticator app' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
});

test('S15: the sign-in page says that there were too many wrong passwords, and a known browser gets in', async ({
  page,
  clinic,
}) => {
  const signInHere = async (): Promise<void> => {
    await page.goto('/sign-in?next=/templates');
    await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
    await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const templates = page.getByRole('heading', { level: 1, name: 'Templates' });
  await signInHere();
  await expect(templates).toBeVisible();
  const device = (await page.context().cookies()).filter(({ name }) => name.endsWith('plainleaf.device'));
  expect(device).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);
  await page.context().clearCookies();

  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
  for (let count = 0; count < 10; count += 1) {
    const form = { csrfToken, email: clinic.emailOf('clinician'), password: `wrong ${count}`, json: 'true' };
    const answer = await page.request.post('/api/auth/callback/credentials', { form });
    expect(answer.status()).toBe(401);
  }
  await signInHere();
  await expect(page.getByText(/Too many tries\. Wait 1[45] minutes, then try again\./)).toBeVisible();
  await page.context().addCookies(device);
  await signInHere();
  await expect(templates).toBeVisible();
});

async function sessionCookie(page: Page): Promise<string | undefined> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name.endsWith('plainleaf.session'))?.value;
}
