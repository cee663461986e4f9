import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { chooseFile } from './jobs';
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
  await expect.poll(() => tab.url()).toMatch(/^blob:/);
  await tab.close();
  await save(page);
  await saved(page);

  const after = await (await page.request.get(`/api${await readyHandout('clinician')}/pdf`)).body();
  expect(holdsPicture(after)).toBe(true);
  expect((await readPdf(after)).text).toContain('Printed for a look');
  const again = await (await page.request.get(address)).body();
  expect(again.equals(before)).toBe(true);
});

test('what is typed shows at once, and a colour too light to read is printed darker with a word about it', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openBranding(page);
  const preview = page.getByRole('region', { name: 'Preview' });
  await page.getByRole('textbox', { name: 'Clinic name' }).fill('Northside Clinic');
  await expect(preview.getByText('Northside Clinic', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await expect(page.getByRole('textbox', { name: 'What number 2 is for' })).toBeFocused();
  await page.keyboard.type('After hours');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ask at the desk');
  const colour = page.getByRole('textbox', { name: 'Accent colour' });
  await colour.fill('#ffd700');
  await expect(page.getByText(/Words in this colour would be hard to read: its contrast is 1\.3 to 1/)).toBeVisible();
  await colour.fill('#0f6b66');
  await expect(page.getByText(/Words in this colour/)).toHaveCount(0);
  await colour.fill('#ffd700');

  await save(page);
  const number = page.getByRole('textbox', { name: 'Number 2', exact: true });
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription(/Write a number to call/);
  await expectNoAxeViolations(page);
  await number.fill('541-555-0190');
  await page.getByRole('textbox', { name: 'Poison line' }).fill('nobody knows');
  await save(page);
  await expect(page.getByRole('textbox', { name: 'Poison line' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Poison line' }).fill('1-800-222-1222');
  await save(page);
  await saved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Number 2', exact: true })).toHaveValue('541-555-0190');
  await expect(preview.getByText(/541-555-0147 · After hours: 541-555-0190/)).toBeVisible();
  await page.goto('/admin/activity');
  await expect(page.getByText('Priya Raman changed the clinic’s details')).toBeVisible();
});

test('a save over someone else’s is told, with both values to choose from', async ({ page, context, signIn }) => {
  await signIn('admin');
  const other = await context.newPage();
  await openBranding(page);
  await openBranding(other);
  await other.getByRole('textbox', { name: 'Opening hours' }).fill('Every day, 7 am to 7 pm');
  await other.getByRole('textbox', { name: 'Main phone' }).fill('541-555-0111');
  await save(other);
  await saved(other);
  await other.close();

  await page.getByRole('textbox', { name: 'Main phone' }).fill('541-555-0122');
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Someone else changed these details' });
  const phone = dialog.getByRole('group', { name: 'Main phone' });
  await expect(phone.getByRole('radio', { name: 'Mine 541-555-0122' })).toBeChecked();
  await expect(phone.getByRole('radio', { name: 'Theirs 541-555-0111' })).not.toBeChecked();
  const hours = dialog.getByRole('group', { name: 'Opening hours' });
  await expect(hours.getByRole('radio', { name: 'Theirs Every day, 7 am to 7 pm' })).toBeChecked();
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Save what is chosen' }).press('Enter');
  await saved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Main phone' })).toHaveValue('541-555-0122');
  await expect(page.getByRole('textbox', { name: 'Opening hours' })).toHaveValue('Every day, 7 am to 7 pm');
});

test('a file that is no logo is refused with what to do, and the logo stays', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/status of 422/);
  await signIn('admin');
  await openBranding(page);
  const file = page.locator('input[type=file]');
  await chooseFile(page, page.getByRole('button', { name: 'Upload logo' }), await picture());
  await expect(page.getByRole('button', { name: 'Remove logo' })).toBeVisible();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const { buffer } = await picture();
  const refused: [string, Buffer, RegExp][] = [
    ['logo.svg', svg, /SVG files cannot be used.*Save the logo as a PNG/],
    // A lying name and type change nothing.
    ['logo.png', svg, /SVG files cannot be used/],
    ['logo.png', Buffer.from('%PDF-1.7'), /not a PNG, JPEG or WebP picture/],
    ['logo.png', buffer.subarray(0, 60), /damaged or incomplete/],
    ['logo.png', Buffer.concat([buffer, Buffer.from('<script>')]), /holds more than a picture/],
    ['logo.png', Buffer.alloc(1_100_000), /larger than 1 MB/],
  ];
  for (const [name, bytes, words] of refused) {
    await file.setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  }
  await page.reload();
  await expect(page.getByRole('button', { name: 'Replace logo' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await expect(page.getByText('Logo removed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Upload logo' })).toBeVisible();
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
    expect((await page.request.put('/api/clinic/logo', { data, headers: ours })).status()).toBe(403);
  }
  await signIn('admin');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
    expect((await page.request.put('/api/clinic/logo', { data, headers })).status()).toBe(403);
    expect((await page.request.post('/api/clinic/preview', { data: {}, headers })).status()).toBe(403);
  }
  const tooLarge = await page.request.put('/api/clinic/logo', { data: Buffer.alloc(1_000_001), headers: ours });
  expect(await tooLarge.json()).toEqual({
    ok: false,
    failure: { code: 'invalid-input', fields: { logo: 'too-large' } },
  });
  expect((await page.request.post('/api/clinic/preview', { data: { name: 'x' }, headers: ours })).status()).toBe(422);
});
