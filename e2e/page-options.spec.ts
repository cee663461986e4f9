import { expect, expectNoAxeViolations, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test.describe('the page', () => {
  test.beforeEach(({ signIn }) => signIn('clinician'));

  test('is set for a patient who sees poorly from the keyboard alone, and printed so', async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    const paper = page.getByRole('region', { name: 'Preview' }).getByRole('article');
    await expect(paper).toHaveAttribute('data-print-size', 'standard');

    await page.getByRole('button', { name: /^Page/ }).focus();
    await page.keyboard.press('Enter');
    const popup = page.getByRole('dialog', { name: 'Page' });
    await expect(popup).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(popup.getByRole('radio', { name: /Standard/ })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(popup.getByRole('radio', { name: /Large print/ })).toBeChecked();
    await expect(popup.getByRole('switch', { name: /one page/ })).toBeDisabled();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(popup.getByRole('radio', { name: 'Greyscale' })).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(popup.getByRole('radio', { name: 'A4' })).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(popup.getByRole('switch', { name: 'Pictograms' })).not.toBeChecked();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^Page/ })).toHaveText(
      'Page · A4 · Large print · Greyscale · No pictograms',
    );
    await expect(paper).toHaveAttribute('data-print-size', 'large');
    await expect(paper).toHaveAttribute('data-ink', 'grey');
    await expect(paper).toHaveAttribute('data-page-size', 'a4');

    await saved(page);
    await page.reload();
    await expect(page.getByRole('button', { name: /^Page/ })).toContainText('Large print');

    const pdf = await issueAndDownload(page);
    expect(pdf.sizePt).toEqual([595.28, 841.89].map((points) => expect.closeTo(points, 1)));
    expect(pdf.pages.length).toBeGreaterThan(5);
    await expect(page.getByText('A4, Large print, Greyscale, No pictograms')).toBeVisible();
  });

  test('says when a handout could not be fitted to one page', async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    await page.getByRole('button', { name: /^Page/ }).click();
    await page.getByRole('dialog', { name: 'Page' }).getByText('Fit to one page').click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Will hardly fit on one page')).toBeVisible();
    const { pages } = await issueAndDownload(page);
    await expect(page.getByText(`It was issued on ${pages.length} pages.`)).toBeVisible();
  });
});

test('the address on a printed handout opens it for its clinic’s staff, after signing in, and for nobody else', async ({
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
