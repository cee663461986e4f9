import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test.beforeEach(({ signIn }) => signIn('clinician'));

const checks = (page: Page) => page.getByRole('region', { name: 'Checks' });

async function expectHeldBack(page: Page, words: RegExp): Promise<void> {
  await expect(checks(page)).toContainText(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await expect(dialog).toContainText(words);
  await expect(dialog.getByRole('button', { name: 'Issue and download PDF' })).toBeDisabled();
  await page.keyboard.press('Escape');
}

test('a handout without a patient’s name is held back, saying so', async ({ page }) => {
  await openDraft(page);
  await expectHeldBack(page, /patient name/i);
});

test('an empty draft says what it needs', async ({ page }) => {
  await page.goto('/handouts/new');
  await expectHeldBack(page, /section/i);
});

test('an unfilled blank is shown and holds the handout back until it is filled in', async ({ page }) => {
  await openDraft(page);
  await fillPatient(page);
  await page.getByRole('button', { name: 'Add section' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add section' });
  await dialog.getByRole('button', { name: 'Add Your follow-up' }).click();
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Sections' })).toContainText(/blank/);
  await expectHeldBack(page, /follow-up/i);
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page.getByRole('textbox', { name: 'Follow-up: when' }).fill('in 4 weeks');
  const pdf = await issueAndDownload(page);
  expect(pdf.text).toContain('in 4 weeks');
});

for (const [script, text] of [
  ['Greek, Cyrillic and Vietnamese', 'Γειά σου, Здравствуйте, Nguyễn Thị Hồng'],
  ['clinical signs', '≤ 5, ≥ 3, ± 2 µ, 37 °C, 2 × 3, →, ½, ™'],
]) {
  test(`a note with ${script} is printed as typed`, async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    await addNote(page, text ?? '');
    const pdf = await issueAndDownload(page);
    // Fonts draw µ and μ, or ™ and its letters, as one glyph: the text layer may name either.
    expect(pdf.text.normalize('NFKC')).toContain(text?.normalize('NFKC'));
  });
}

for (const [script, text] of [
  ['Thai', 'สวัสดี'],
  ['Ethiopic', 'ሰላም'],
  ['emoji', '🙂'],
]) {
  test(`a note in ${script} is kept, and the handout is held back with the field’s name`, async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    await addNote(page, `Note ${text}`);
    await expectHeldBack(page, /note/i);
    await saved(page);
    await page.reload();
    await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
    await expect(page.getByRole('textbox', { name: 'Note for this patient' })).toHaveValue(`Note ${text}`);
  });
}

test('a note of 20,000 characters prints whole; one more is told at the field', async ({ page, allowConsole }) => {
  allowConsole(/422/);
  await openDraft(page);
  await fillPatient(page);
  const note = `${'Rest on your days off. '.repeat(860)}The very end.`;
  await addNote(page, note.slice(-20_000));
  await saved(page);
  const pdf = await issueAndDownload(page);
  expect(pdf.text).toContain('The very end.');

  await openDraft(page);
  await addNote(page, 'x'.repeat(20_001));
  await expect(page.getByText('The note is longer than 20,000 characters').first()).toBeVisible();
});

test('a name of 20,000 characters is told at the field, and the rest of the draft goes on', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/422/);
  await openDraft(page);
  await page.getByRole('textbox', { name: 'Patient name' }).fill('M'.repeat(20_000));
  await expect(page.getByText(/longer than 200 characters/)).toBeVisible();
  await fillPatient(page);
  await saved(page);
});

test('two tabs on one draft: the later one is told, and both texts are kept', async ({ page, context }) => {
  await openDraft(page);
  await saved(page);
  const second = await context.newPage();
  // Until then the second tab looks for words that an earlier page left: it would find those of the first.
  const lookedForWords = second.waitForResponse(/\/key$/);
  await second.goto(page.url());
  await lookedForWords;
  await page.getByRole('textbox', { name: 'Patient name' }).fill('From the first tab');
  await saved(page);
  await second.getByRole('textbox', { name: 'Patient name' }).fill('From the second tab');
  const dialog = second.getByRole('dialog');
  await expect(dialog).toContainText('From the first tab');
  await expect(dialog).toContainText('From the second tab');
  await dialog.getByRole('button', { name: /keep mine/i }).click();
  await expect(dialog).toBeHidden();
  await saved(second);
  await second.reload();
  await expect(second.getByRole('textbox', { name: 'Patient name' })).toHaveValue('From the second tab');
  await second.goto('/');
  await expect(second.getByText('From the first tab')).toBeVisible();
  await expect(second.getByText('From the second tab')).toBeVisible();
});

test('without a connection the builder says so, and saves when it is back', async ({ page, context, allowConsole }) => {
  allowConsole(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  await openDraft(page);
  await saved(page);
  await expect(page.getByRole('region', { name: 'Preview' }).getByText(/^\d+ pages?$/)).toBeVisible({
    timeout: 30_000,
  });
  await context.setOffline(true);
  await page.getByRole('textbox', { name: 'Patient name' }).fill('Typed offline');
  await expect(page.getByRole('status').filter({ hasText: /not saved/i })).toBeVisible();
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Typed offline');
});

test('a draft issued in another tab is said to be issued', async ({ page, context, allowConsole }) => {
  allowConsole(/409/);
  await openDraft(page);
  await fillPatient(page);
  await saved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await issueAndDownload(page);
  await second.getByRole('textbox', { name: 'Record number' }).fill('too late');
  await expect(second.getByText(/issued/i).first()).toBeVisible();
});
