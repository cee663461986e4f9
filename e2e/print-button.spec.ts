import { readFile, rm } from 'node:fs/promises';
import { printedFile } from './firefox';
import { expect, test } from './fixtures';
import { readPdf } from './pdf';

/** The reader of PDFs puts a space at the end of some lines that break within an address. */
const withoutSpaces = (page: string): string => page.replaceAll(' ', '');

test('the Print button of an issued handout puts the pages of its PDF on paper', { tag: '@firefox' }, async ({
  page,
  browserName,
  signIn,
  readyHandout,
}) => {
  test.skip(browserName !== 'firefox', 'Chromium without a screen does not outlive the printing itself.');
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  const stored = await readPdf(await (await page.request.get(`/api${handout}/pdf`)).body());
  await rm(printedFile, { force: true });
  await page.goto(handout);
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(async () => {
    const printed = await readPdf(await readFile(printedFile));
    expect(printed.pages.map(withoutSpaces)).toEqual(stored.pages.map(withoutSpaces));
  }).toPass({ timeout: 30_000 });
});
