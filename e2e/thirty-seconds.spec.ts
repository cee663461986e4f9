import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

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

test('from a misspelt synonym to the PDF in at most 8 actions and 30 seconds', { tag: '@firefox' }, async ({
  page,
}) => {
  await page.goto('/');
  await expect(question(page)).toBeFocused();
  const clinician = counted(page);
  const started = Date.now();
  await clinician.type('fasiculation');
  await expect(page.getByRole('option', { name: /Muscle twitches/ }).first()).toHaveAttribute('aria-selected', 'true');
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
  await expect(page.getByRole('heading', { level: 1, name: 'Muscle twitches' })).toBeVisible({ timeout: 15_000 });
});

test('from my template’s name to the PDF in at most 5 actions', async ({ page, clinic, clinicMaker }) => {
  // A topic that asks for no assessment, as a clinic's own may.
  await clinicMaker.asSuperuser(
    "update topic set assessment_first = false where clinic_id = $1 and slug = 'common-cold'",
    [clinic.id],
  );
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
