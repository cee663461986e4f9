import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { readPdf } from './pdf';

/** What the browser's own print command puts on paper, of pages that a clinician may print by habit. */

const printed = async (page: Page) => readPdf(await page.pdf({ format: 'Letter' }));

const application =
  /Issue handout|Add section|Save as template|Use again|Copy as text|Download PDF|Settings|(?<!National )Library/;

test('Ctrl+P in the builder prints the draft alone, marked as one on each sheet', async ({
  page,
  signIn,
  readyDraft,
}) => {
  await signIn('clinician');
  await page.goto(await readyDraft('clinician'));
  await expect(page.getByRole('button', { name: 'Issue handout' })).toBeVisible();
  const { pages, text } = await printed(page);
  expect(text).not.toMatch(application);
  expect(text).toContain('Get urgent help');
  for (const [index, sheet] of pages.entries()) {
    expect(sheet).toContain('Draft, not issued');
    expect(sheet).toContain('Maria Núñez-O’Connor');
    expect(sheet).toContain(`${index + 1} / ${pages.length}`);
  }
  // Only on paper.
  await expect(page.getByText('Draft, not issued')).toHaveCount(0);
});

test('in the dark theme the paper is white with dark words, in a browser that prints no backgrounds too', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(await readyHandout('clinician'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const shades = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('[data-print=paper] *')].filter(
      (one) => one.checkVisibility() && [...one.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE),
    );
    return shown.map((one) => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(one).color.match(/[\d.]+/g) ?? []).map(Number);
      return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    });
  });
  expect(shades.length).toBeGreaterThan(30);
  expect(Math.max(...shades)).toBeLessThan(0.45);
});

test('Ctrl+P on an issued handout prints the stored PDF, and the menu’s command prints its words alone', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  const path = await readyHandout('clinician');
  await page.goto(path);
  const pdf = page.waitForRequest((request) => request.url().endsWith('/pdf?for=print'));
  await page.keyboard.press('Control+p');
  await pdf;
  await expect(page.locator('iframe[title="Handout being printed"]')).toBeAttached();

  await page.reload();
  const { pages, text } = await printed(page);
  expect(text).not.toMatch(application);
  expect(text).toContain('Get urgent help');
  for (const [index, sheet] of pages.entries()) {
    expect(sheet).toContain('Maria Núñez-O’Connor');
    expect(sheet).toMatch(/PL- ?[A-Z0-9]{4}- ?[A-Z0-9]{4}/);
    expect(sheet).toContain(`${index + 1} / ${pages.length}`);
  }
});

test('other pages print no application and no patient, but how to print a handout', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  for (const path of ['/', '/handouts', `${handout}/patient`, '/templates', '/library', '/library/muscle-twitches']) {
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    const { pages, text } = await printed(page);
    expect(pages).toHaveLength(1);
    expect(text.trim()).toBe(
      '1 / 1 Plainleaf does not print its own pages. To print a handout, open it and press Print, or download its PDF.',
    );
  }
});

test('Enter three times on a search result makes one draft, on a slow network too', async ({ page, signIn }) => {
  await signIn('clinician');
  await page.goto('/');
  const starts: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/handouts/new') starts.push(request.url());
  });
  await page.route('**/handouts/new*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'What is this handout about?' }).pressSequentially('muscle tw');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Enter');
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  expect(starts).toHaveLength(1);
  await page.goto('/handouts/drafts');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});
