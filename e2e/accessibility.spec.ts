import { expect, expectNoAxeViolations, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, openDraft } from './jobs';

const pages = [
  '/',
  '/handouts',
  '/templates',
  '/templates/replace',
  '/bulk',
  '/library',
  '/library/muscle-twitches',
  '/library/muscle-twitches/about',
  '/library/muscle-twitches/about?edit=1',
  '/library/review',
  '/library/review?show=unreviewed',
  '/library/figures',
  '/library/packs',
  '/settings',
  '/admin',
  '/admin/signing-in',
  '/admin/branding',
  '/admin/records',
  '/admin/activity',
  '/reset',
  '/reset/none',
  '/invitation/none',
  '/set-up/none',
  '/no-such-page',
];

for (const path of pages) {
  test(`axe finds nothing on ${path}, light and dark`, async ({ page, signIn }) => {
    await signIn('admin');
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoAxeViolations(page);
  });
}

test('axe finds nothing on the sign-in page, before and after a wrong password', async ({ page }) => {
  await page.goto('/sign-in');
  await expectNoAxeViolations(page);
  await page.getByRole('textbox', { name: 'Email' }).fill('a@b.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Email or password is wrong.')).toBeVisible();
  await expectNoAxeViolations(page);
});

test('axe finds nothing in the builder and its dialogs', async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Add section' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save as template' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog', { name: 'Issue handout' })).toBeVisible();
  await expectNoAxeViolations(page);
});

test('axe finds nothing on an issued handout and on the lists that then name it', async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await fillPatient(page);
  await addNote(page, 'Rest.');
  await issueAndDownload(page);
  await expectNoAxeViolations(page);
  await page.goto('/');
  await expectNoAxeViolations(page);
  await page.goto('/handouts');
  await expectNoAxeViolations(page);
});

for (const width of [320, 768, 1280]) {
  test(`nothing is cut off or scrolls sideways at ${width} px`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height: 800 });
    await signIn('admin');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await overflow(), path).toBeLessThanOrEqual(0);
    }
    await openDraft(page);
    expect(await overflow(), 'the builder').toBeLessThanOrEqual(0);
  });
}
