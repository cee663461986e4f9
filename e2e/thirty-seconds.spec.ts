import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openDraft, saved } from './jobs';

/** Milliseconds between two keys: about 45 words a minute, nobody's best. */
const TYPING_MS = 120;
const THIRTY_SECONDS = 30_000;

/** Counts what a clinician does: a word or name typed, or a key or chord pressed, is one action each. */
function counted(page: Page) {
  let actions = 0;
  return {
    type: async (text: string) => {
      actions += 1;
      await page.keyboard.type(text, { delay: TYPING_MS });
    },
    press: async (keys: string) => {
      actions += 1;
      await page.keyboard.press(keys);
    },
    actions: () => actions,
  };
}

const question = (page: Page) => page.getByRole('combobox', { name: 'What is this handout about?' });

test.beforeEach(({ signIn }) => signIn('clinician'));

for (const { asked, typed, title } of [
  { asked: 'a misspelt synonym', typed: 'fasiculation', title: 'Muscle twitches' },
  { asked: 'part of a title', typed: 'musc tw', title: 'Muscle twitches' },
  { asked: 'an ICD-10 code', typed: 'R25.3', title: 'Muscle twitches' },
]) {
  test(`from ${asked} to the PDF in at most 8 actions and 30 seconds`, async ({ page }) => {
    await page.goto('/');
    await expect(question(page)).toBeFocused();
    const clinician = counted(page);
    const started = Date.now();
    await clinician.type(typed);
    await expect(page.getByRole('option', { name: new RegExp(title) }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await clinician.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused({ timeout: 15_000 });
    await clinician.type('Maria Castellanos');
    await clinician.press('ControlOrMeta+Enter');
    await expect(page.getByRole('switch', { name: 'I have assessed this patient' }).last()).toBeFocused();
    await clinician.press('Space');
    const download = page.waitForEvent('download', { timeout: 30_000 });
    await clinician.press('ControlOrMeta+Enter');
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    expect(Date.now() - started).toBeLessThan(THIRTY_SECONDS);
    expect(clinician.actions()).toBeLessThanOrEqual(8);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 15_000 });
  });
}

test('from my template’s name to the PDF in at most 5 actions', async ({ page }) => {
  // A topic that asks for no assessment.
  await page.goto('/handouts/new?topic=common-cold');
  await page.getByRole('button', { name: 'Save as template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Cold, teachers');
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect(dialog).toBeHidden();

  await page.goto('/');
  await expect(question(page)).toBeFocused();
  const clinician = counted(page);
  const started = Date.now();
  await clinician.type('teach');
  await clinician.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused({ timeout: 15_000 });
  await clinician.type('Tom Reed');
  await clinician.press('ControlOrMeta+Enter');
  const issue = page.getByRole('button', { name: 'Issue and download PDF' });
  await expect(issue).toBeFocused();
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await clinician.press('Enter');
  await download;
  expect(Date.now() - started).toBeLessThan(THIRTY_SECONDS);
  expect(clinician.actions()).toBeLessThanOrEqual(5);
});

test('what the clinic uses most stands ready before anything is typed', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Most used in your clinic' })).toHaveCount(0);
  await page.goto('/handouts/new?topic=common-cold');
  await page.getByRole('textbox', { name: 'Patient name' }).fill('Tom Reed');
  await page.keyboard.press('ControlOrMeta+Enter');
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Issue and download PDF' }).press('Enter');
  await download;
  await expect(page.getByRole('link', { name: 'Download PDF' })).toBeVisible({ timeout: 15_000 });

  await page.goto('/');
  const used = page.getByRole('list', { name: 'Most used in your clinic' });
  await used.getByRole('link', { name: /cold/i }).click();
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
});

test('a question mark lists the shortcuts, but not while typing, and they do what they say', async ({ page }) => {
  await page.goto('/');
  await question(page).pressSequentially('what?');
  await expect(question(page)).toHaveValue('what?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Alt+Shift+KeyL');
  await page.waitForURL('/library');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Search on this page');
  await page.keyboard.press('Escape');

  await openDraft(page);
  await page.keyboard.press('Alt+Shift+KeyS');
  await expect(page.locator('[data-section-row] button:focus')).toHaveCount(1);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Issue handout');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(page.locator('[data-section-row] button:focus')).toHaveCount(1);
  await page.keyboard.press('Alt+Shift+KeyA');
  await expect(page.getByRole('dialog', { name: 'Add section' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Shift+KeyP');
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused();
  await page.keyboard.press('Alt+Shift+KeyW');
  await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeFocused();
});

test('undo and redo reach every change: a name, a switch, an option', async ({ page }) => {
  await openDraft(page);
  const name = page.getByRole('textbox', { name: 'Patient name' });
  const causes = page.getByRole('switch', { name: 'Benign causes' });
  await name.fill('Tom Reed');
  await causes.press('Space');
  await page.getByRole('button', { name: /^Page/ }).click();
  await page.getByRole('switch', { name: 'Pictograms' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Page · No pictograms' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Page', exact: true })).toBeVisible();
  await expect(causes).not.toBeChecked();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(causes).toBeChecked();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(name).toHaveValue('');
  for (let again = 0; again < 3; again += 1) await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(name).toHaveValue('Tom Reed');
  await expect(page.getByRole('button', { name: 'Page · No pictograms' })).toBeVisible();
  await saved(page);
});
