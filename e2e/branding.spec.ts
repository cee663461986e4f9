import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './fixtures';
import { chooseFile } from './jobs';
import { ownPageHeaders } from './own-page';
import { readPdf } from './pdf';

const picture = async (name = 'logo.png') => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({
    create: { width: 300, height: 100, channels: 4, background: { r: 90, g: 20, b: 90, alpha: 0.8 } },
  })
    .png()
    .toBuffer(),
});

const holdsPicture = (pdf: Uint8Array): boolean => /\/Subtype\s*\/Image/.test(Buffer.from(pdf).toString('latin1'));

async function openBranding(page: Page): Promise<void> {
  await page.goto('/admin/branding');
  await expect(page.getByRole('heading', { name: 'Branding and clinic details' })).toBeVisible();
}

const save = (page: Page) => page.getByRole('button', { name: 'Save clinic details' }).click();
const saved = (page: Page) => expect(page.getByText('Saved. Handouts issued from now on').first()).toBeVisible();

test('a new logo is in the preview and on the next handout; the one issued before keeps its bytes', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('admin');
  const address = `/api${await readyHandout('clinician')}/pdf`;
  const before = await (await page.request.get(address)).body();
  expect(holdsPicture(before)).toBe(false);

  await openBranding(page);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('img', { name: /^Logo/ })).toHaveCount(0);
  // By keyboard: the button opens the browser's own choice of a file.
  const upload = page.getByRole('button', { name: 'Upload logo' });
  await chooseFile(page, upload, await picture(), () => upload.press('Enter'));
  await expect(page.getByText('Logo saved.')).toBeVisible();
  await expect(preview.getByRole('img', { name: 'Logo of Riverside Family Practice' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Logo in words' }).fill('A leaf over a river');
  await expect(preview.getByRole('img', { name: 'A leaf over a river' })).toBeVisible();

  // Not saved yet, and already on the true pages.
  await page.getByRole('textbox', { name: 'Footer note' }).fill('Printed for a look');
  const [answer, tab] = await Promise.all([
    page.waitForResponse('**/api/clinic/preview'),
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Preview PDF' }).click(),
  ]);
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store, private' });
  // Chromium's headless shell has no viewer for PDFs: it saves what a browser with a window shows.
  await Promise.any([tab.waitForURL(/^blob:/), tab.waitForEvent('download')]);
  await tab.close();
  await save(page);
  await saved(page);

  const after = await (await page.request.get(`/api${await readyHandout('clinician')}/pdf`)).body();
  expect(holdsPicture(after)).toBe(true);
  expect((await readPdf(after)).text).toContain('Printed for a look');
  const again = await (await page.request.get(address)).body();
  expect(again.equals(before)).toBe(true);
});

test('branding is for admins of the clinic, from its own pages', async ({ page, signIn, request }) => {
  const data = (await picture()).buffer;
  const ours = { 'sec-fetch-site': 'same-origin' };
  expect((await request.put('/api/clinic/logo', { data, headers: ours })).status()).toBe(401);
  for (const role of ['clinician', 'editor'] as const) {
    await signIn(role);
    for (const path of ['/admin', '/admin/branding', '/admin/activity']) {
      expect((await page.goto(path))?.status(), `${role} ${path}`).toBe(404);
    }
    const headers = await ownPageHeaders(page.request);
    expect((await page.request.put('/api/clinic/logo', { data, headers })).status()).toBe(403);
  }
  await signIn('admin');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
    expect((await page.request.put('/api/clinic/logo', { data, headers })).status()).toBe(403);
    expect((await page.request.post('/api/clinic/preview', { data: {}, headers })).status()).toBe(403);
  }
  const headers = await ownPageHeaders(page.request);
  const tooLarge = await page.request.put('/api/clinic/logo', { data: Buffer.alloc(1_000_001), headers });
  expect(await tooLarge.json()).toEqual({
    ok: false,
    failure: { code: 'invalid-input', fields: { logo: 'too-large' } },
  });
  expect((await page.request.post('/api/clinic/preview', { data: { name: 'x' }, headers })).status()).toBe(422);
});
