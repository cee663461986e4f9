import type { Page } from '@playwright/test';
import { fromGoogleDocs, fromPdf, fromWeb, fromWord } from '../lib/test-support/clipboard';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { openDraft } from './jobs';

test.beforeEach(({ signIn }) => signIn('clinician'));

const text = (page: Page) => page.getByRole('textbox', { name: /^Text of/ });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

/** An emptied section of muscle twitches, with the cursor in it. */
async function emptySection(page: Page): Promise<void> {
  await openDraft(page);
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Treatment/ })
    .click();
  await text(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
}

/** A paste as the browser hands it to the page: the clipboard's own HTML and plain text. */
async function paste(page: Page, data: { html?: string; plain: string }): Promise<void> {
  await text(page).evaluate((element, { html, plain }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

for (const { from, html, plain, sees } of [
  { from: 'Word', html: fromWord, plain: 'x', sees: ['Ice it', '10 minutes', 'Bend it', 'Rest all week'] },
  { from: 'a web page', html: fromWeb, plain: 'x', sees: ['They stop by themselves', 'Sleep more', 'Call 111'] },
  { from: 'Google Docs', html: fromGoogleDocs, plain: 'x', sees: ['Rest. Then walk.', 'Slowly'] },
  { from: 'a PDF', html: undefined, plain: fromPdf, sees: ['bend and stretch it several times a day', 'kidneys'] },
]) {
  test(`a paste from ${from} reads well at once and is saved as it is`, async ({ page }) => {
    await emptySection(page);
    await paste(page, { plain, ...(html ? { html } : {}) });
    for (const words of sees) await expect(preview(page)).toContainText(words);
    if (from === 'Word') {
      await expect(text(page).locator('ul > li ul > li')).toHaveText(['10 minutes']);
      await expect(text(page).locator('ol > li')).toHaveText(['Bend it', 'Walk']);
      await expect(text(page).locator('table tr').first().locator('th')).toHaveCount(2);
    }
    await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible({ timeout: 15_000 });
    await page.reload();
    for (const words of sees) await expect(preview(page)).toContainText(words);
  });
}

test('a slash offers what can be inserted, by any of its names, and leaves nothing behind', async ({ page }) => {
  await emptySection(page);
  await page.keyboard.type('/tick');
  await expect(page.getByRole('option', { name: 'Checklist' })).toHaveAttribute('aria-selected', 'true');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Call the pharmacy');
  await expect(text(page).locator('ul[data-checklist] > li')).toHaveText(['Call the pharmacy']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/box take');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Backspace');
  await page.keyboard.press('ControlOrMeta+Backspace');
  await page.keyboard.type('and/or 24/7');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toHaveCount(0);
  await page.keyboard.type(' /clinician');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toHaveCount(0);
  await expect(text(page)).toContainText('/clinician');
});

test('a picture is found by what it shows, and is said to those who cannot see it', async ({ page }) => {
  await emptySection(page);
  await page.keyboard.type('/pict');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Picture' });
  await dialog.getByRole('searchbox', { name: 'Search pictures' }).fill('walk');
  await dialog.getByText('walk', { exact: true }).click();
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await expect(preview(page).getByRole('img', { name: 'A person walking' })).toBeVisible();
});

test('a snippet is kept under Settings and typed by its name', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add snippet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add snippet' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('two words');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('Put ice on it for 10 minutes.\nThen rest.');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect(dialog.getByText('Use one word')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ice');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect(page.getByRole('list', { name: 'Snippets' })).toContainText(';ice');
  await expectNoAxeViolations(page);

  await emptySection(page);
  await page.keyboard.type(';ic');
  await expect(page.getByRole('option', { name: /ice/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(text(page).locator('p')).toHaveText(['Put ice on it for 10 minutes.', 'Then rest.']);
  await expect(preview(page)).toContainText('Put ice on it for 10 minutes.');
});

test('a hard word is marked where it stands, and one press puts the plain one in its place', async ({ page }) => {
  await emptySection(page);
  await page.keyboard.type('Hypertension can harm you.');
  const marked = text(page).locator('[data-hint=jargon]');
  await expect(marked).toHaveText('Hypertension');
  await marked.click();
  await expectNoAxeViolations(page);
  const plainer = page.getByRole('button', { name: 'Use “High blood pressure”' });
  await plainer.click();
  await expect(text(page)).toHaveText('High blood pressure can harm you.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text(page)).toHaveText('Hypertension can harm you.');
  // Nobody clicks within the few milliseconds in which the editor puts its own cursor back.
  await expect(async () => {
    await marked.click();
    await expect(plainer).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(text(page)).toHaveText('High blood pressure can harm you.');
});
