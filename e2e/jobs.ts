import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { readPdf } from './pdf';

/** What a clinician does over and over, in the words of the screen. */

export const maria = { name: 'Maria Núñez-O’Connor', born: '03/14/1981', record: 'RFP-0048213' } as const;

/** Opens a new draft on muscle twitches at the address that the home page leads to. */
export async function openDraft(page: Page): Promise<void> {
  await page.goto('/handouts/new?topic=muscle-twitches');
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeVisible();
}

export async function fillPatient(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Patient name' }).fill(maria.name);
  await page.getByRole('textbox', { name: 'Date of birth' }).fill(maria.born);
  await page.getByRole('textbox', { name: 'Record number' }).fill(maria.record);
}

/** Opens the disclosure with visit, follow-up and note, and types the note. */
export async function addNote(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page.getByRole('textbox', { name: 'Note for this patient' }).fill(note);
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible({ timeout: 15_000 });
}

/** The pages of the preview are drawn: the count of them stands above. */
export async function pagesDrawn(page: Page): Promise<void> {
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText(/^\d+ pages?$/)).toBeVisible({ timeout: 30_000 });
}

/** Some topics, muscle twitches among them, may only be given to a patient who was assessed. */
export async function confirmAssessment(dialog: Locator): Promise<void> {
  await expect(dialog).toBeVisible();
  const assessed = dialog.getByRole('switch', { name: 'I have assessed this patient' });
  if ((await assessed.count()) > 0 && !(await assessed.isChecked())) await assessed.press('Space');
}

/** Issues the open draft with the shortcut and reads the PDF that the browser downloads. */
export async function issueAndDownload(page: Page) {
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await confirmAssessment(dialog);
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Issue and download PDF' }).click();
  const file = await download;
  const bytes = await readFile(await file.path());
  await expect(page.getByRole('link', { name: 'Download PDF' })).toBeVisible({ timeout: 15_000 });
  return { ...(await readPdf(bytes)), bytes, fileName: file.suggestedFilename() };
}

/** Copies this as another program does, with the keyboard; the next paste on the page is of it. */
export async function copyElsewhere(page: Page, copied: { text: string; html?: string }): Promise<void> {
  const other = await page.context().newPage();
  await other.evaluate(({ text, html }) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (html !== undefined) event.clipboardData?.setData('text/html', html);
    });
  }, copied);
  await other.keyboard.press('ControlOrMeta+c');
  await other.close();
  await page.bringToFront();
}

type GivenFile = { name: string; mimeType: string; buffer: Buffer };

/**
 * Presses the button that opens the browser's own choice of a file, and chooses. A button that is drawn before its script
 * has come opens nothing yet: it is pressed again, as people do. `press`: otherwise than with the mouse.
 */
export async function chooseFile(
  page: Page,
  button: Locator,
  file: GivenFile,
  press: () => Promise<void> = () => button.click(),
): Promise<void> {
  await expect(async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 3_000 }), press()]);
    await chooser.setFiles(file);
  }).toPass({ timeout: 20_000 });
}
