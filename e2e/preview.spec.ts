import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Locator, Page } from '@playwright/test';
import { seePdf } from '../lib/pdf/test-support/see-pdf';
import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, maria, openDraft, pagesDrawn, saved } from './jobs';

/** The pages are pictures for the eye alone, so they have no role and no name to be found by. */
const sheets = (page: Page): Locator => page.locator('[data-page]');
const spot = (page: Page, name: string): Locator => page.locator(`[data-spot="${name}"]`);
const preview = (page: Page): Locator => page.getByRole('region', { name: 'Preview' });

const pictureOf = (sheet: Locator): Promise<string> =>
  sheet.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

async function drawn(page: Page): Promise<number> {
  await pagesDrawn(page);
  return sheets(page).count();
}

test.describe('the preview', { tag: '@firefox' }, () => {
  test.beforeEach(({ signIn }) => signIn('clinician'));

  test('shows the very pages that are printed, and follows what is typed', async ({ page }) => {
    await openDraft(page);
    await drawn(page);
    const empty = await pictureOf(sheets(page).first());
    await fillPatient(page);
    await expect.poll(() => pictureOf(sheets(page).first())).not.toBe(empty);
    await saved(page);
    const count = await drawn(page);
    const pictures: string[] = [];
    for (let index = 0; index < count; index += 1) {
      await sheets(page).nth(index).scrollIntoViewIfNeeded();
      await expect.poll(() => isPainted(sheets(page).nth(index))).toBe(true);
      pictures.push(await pictureOf(sheets(page).nth(index)));
    }

    const { bytes, pages } = await issueAndDownload(page);
    expect(count).toBe(pages.length);
    for (const [index, picture] of pictures.entries()) {
      expect(await shareUnlike(picture, bytes, index), `page ${index + 1}`).toBeLessThan(0.01);
    }
  });

  test('shows names in scripts whose fonts are installed apart, as they are printed', async ({ page }) => {
    await openDraft(page);
    await drawn(page);
    const first = sheets(page).first();
    await expect.poll(() => isPainted(first)).toBe(true);
    const empty = await pictureOf(first);
    await page.getByRole('textbox', { name: 'Patient name' }).fill('สมชาย ဒေါ်အောင် லட்சுமி ਗੁਰਪ੍ਰੀਤ');
    await expect.poll(() => pictureOf(first), { timeout: 30_000 }).not.toBe(empty);
    await saved(page);
    const picture = await pictureOf(first);
    const { bytes, pages } = await issueAndDownload(page);
    // pdf.js takes a letter with a mark for one without a width, and puts a space after it.
    expect(pages[0]?.replaceAll(' ', '')).toContain('สมชายဒေါ်အောင်லட்சுமிਗੁਰਪ੍ਰੀਤ');
    expect(await shareUnlike(picture, bytes, 0)).toBeLessThan(0.01);
  });

  test('edits what is clicked on the page, and frames what is being edited', async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    await drawn(page);
    await spot(page, 'patient.name').click();
    await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused();
    await spot(page, 'title').click();
    await expect(page.getByRole('textbox', { name: 'Handout title' })).toBeFocused();

    // A section's key is a UUID.
    const belowUrgentHelp = page.locator('[data-spot*="-"]:not([data-pointed])').nth(1);
    const key = await belowUrgentHelp.getAttribute('data-spot');
    await belowUrgentHelp.click({ position: { x: 30, y: 8 } });
    await expect(page.getByRole('textbox', { name: 'Section heading' })).toBeFocused();
    await expect(spot(page, key ?? '').first()).toHaveAttribute('data-pointed', '');
  });

  test('counts the pages, says what spills over, and fits the handout to fewer', async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    const offer = preview(page).getByRole('button', { name: /^Fit to \d+ pages?$/ });
    await addNote(page, '');
    const note = page.getByRole('textbox', { name: 'Note for this patient' });
    // Longer by a few lines at a time, until closing up would save a page: what closes up by itself is not offered.
    for (let lines = 4; lines <= 60 && !(await isOffered(offer)); lines += 4) {
      await note.fill(Array.from({ length: lines }, (_, line) => `Line ${line + 1}`).join('\n'));
    }
    const before = await drawn(page);
    expect(before).toBeGreaterThan(1);
    await expect(preview(page).getByText(new RegExp(`page ${before}`))).toBeVisible();
    await offer.click();
    await expect.poll(() => sheets(page).count()).toBe(before - 1);
    await saved(page);
    const { pages } = await issueAndDownload(page);
    expect(pages.length).toBe(before - 1);
  });

  test('has the same words as text, for a screen reader beside the pages and for everyone on request', async ({
    page,
  }) => {
    await openDraft(page);
    await fillPatient(page);
    await drawn(page);
    const paper = preview(page).getByRole('article');
    await expect(paper).toContainText(maria.name);
    await preview(page).getByRole('radio', { name: 'Text' }).click();
    await expect(sheets(page)).toHaveCount(0);
    await expect(paper).toContainText(maria.name);
    await page.setViewportSize({ width: 375, height: 740 });
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(preview(page).getByRole('radio')).toHaveCount(0);
    await expect(paper).toBeInViewport();
  });

  test('shows the text, with a word about it, where the pages cannot be drawn', async ({ page, allowConsole }) => {
    allowConsole(/worker\.js/);
    await page.route('**/api/preview/worker.js', (route) => route.abort());
    await openDraft(page);
    await expect(preview(page).getByText(/cannot be drawn in this browser/)).toBeVisible();
    await expect(preview(page).getByRole('heading', { name: 'Muscle twitches' })).toBeInViewport();
    await expect(sheets(page)).toHaveCount(0);
  });

  test('draws the pages once the network is back, where it went before they could be drawn', async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/worker\.js|ERR_INTERNET_DISCONNECTED/);
    await page.route('**/api/preview/worker.js', (route) => route.abort());
    await openDraft(page);
    await expect(preview(page).getByText(/cannot be drawn in this browser/)).toBeVisible();
    await page.unroute('**/api/preview/worker.js');
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await drawn(page);
    await expect(preview(page).getByText(/cannot be drawn/)).toHaveCount(0);
  });
});

/** Whether the pages would fit is told when the typing rests. */
function isOffered(offer: Locator): Promise<boolean> {
  return offer.waitFor({ timeout: 4_000 }).then(
    () => true,
    () => false,
  );
}

/** A page of words makes a large picture; a sheet that nothing was painted on makes next to none. */
async function isPainted(sheet: Locator): Promise<boolean> {
  return (await pictureOf(sheet)).length > 20_000;
}

/** Share of the pixels of a printed page that anyone would see to differ from the page shown, the reference apart. */
async function shareUnlike(picture: string, pdf: Uint8Array, index: number): Promise<number> {
  const shown = await loadImage(picture);
  const printed = (await seePdf(new Uint8Array(pdf), shown.width / 612))[index]?.pixels;
  if (!printed) throw new Error(`The PDF has no page ${index + 1}`);
  const context = createCanvas(shown.width, shown.height).getContext('2d');
  context.drawImage(shown, 0, 0);
  const { data } = context.getImageData(0, 0, shown.width, shown.height);
  const [width, height] = [Math.min(shown.width, printed.width), Math.min(shown.height, printed.height)];
  let unlike = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * shown.width + x) * 4, (y * printed.width + x) * 4];
      const difference = [0, 1, 2].map((part) => Math.abs((data[from + part] ?? 0) - (printed.data[to + part] ?? 0)));
      if (Math.max(...difference) > 128) unlike += 1;
    }
  }
  return unlike / (width * height);
}
