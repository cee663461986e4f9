import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { chromium, type Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { demoAccounts, demoPassphrase } from '../../lib/demo/accounts';
import { SetupFailure } from './failure';
import { rootFolder } from './root-folder.mjs';
import { findChromium } from './test/chromium';

const address = process.env.BASE_URL ?? 'http://127.0.0.1:3000';
const pictures = path.join(rootFolder, 'docs');

/** Pages in other languages and scripts, each for a patient who reads it. */
const translated = [
  { lang: 'es', patient: 'Lucía Fernández' },
  { lang: 'ar', patient: 'ليلى حداد' },
];

/** npm run pictures: the pictures of the README, taken from a started npm run demo. */
export async function main(): Promise<number> {
  const executablePath = await findChromium(console.log);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, acceptDownloads: true });
    await buildHandout(page);
    await save('builder.png', await page.screenshot());
    await save('page.png', await firstPage(await issue(page)));
    for (const { lang, patient } of translated) {
      await page.goto(`${address}/handouts/new?topic=muscle-twitches&lang=${lang}`);
      await page.getByRole('textbox', { name: 'Patient name' }).fill(patient);
      await saved(page);
      await save(`page-${lang}.png`, await firstPage(await issue(page)));
    }
  } finally {
    await browser.close();
  }
  return 0;
}

async function buildHandout(page: Page): Promise<void> {
  const [clinician] = demoAccounts;
  if (!clinician) throw new SetupFailure('The demo has no accounts.');
  await page.goto(`${address}/sign-in?next=/handouts/new?topic=muscle-twitches`);
  await page.getByRole('textbox', { name: 'Email' }).fill(clinician.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Patient name' }).fill('Maria Núñez-O’Connor');
  const born = page.getByRole('group', { name: 'Date of birth' });
  await born.getByRole('spinbutton', { name: /month/i }).pressSequentially('03');
  await born.getByRole('spinbutton', { name: /day/i }).pressSequentially('14');
  await born.getByRole('spinbutton', { name: /year/i }).pressSequentially('1981');
  await page.getByRole('textbox', { name: 'Record number' }).fill('RFP-0048213');
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page.getByRole('textbox', { name: 'Follow-up: when' }).fill('in 4 weeks');
  await page.getByRole('textbox', { name: 'Follow-up: with' }).fill('Dr. Osei');
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Lifestyle/ })
    .click();
  await saved(page);
}

async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .waitFor();
}

async function issue(page: Page): Promise<Uint8Array> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Issue and download PDF' }).click();
  await page.getByRole('link', { name: 'Download PDF' }).waitFor();
  const pdf = await page.request.get(`${address}/api${new URL(page.url()).pathname}/pdf`);
  return pdf.body();
}

/** Rendered twice as large as a screen shows it, so that the text stays sharp. */
async function firstPage(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: 1.6 });
  const canvas = createCanvas(viewport.width, viewport.height);
  // pdf.js wants a browser's canvas; this one draws the same.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  return canvas.toBuffer('image/png');
}

/** Few colours are enough for a screen: the pictures stay small in the repository. */
async function save(name: string, png: Uint8Array): Promise<void> {
  await writeFile(
    path.join(pictures, name),
    await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toBuffer(),
  );
  console.log(`docs/${name}`);
}
