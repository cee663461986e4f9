import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { chooseFile, fillPatient, maria, openDraft } from './jobs';

/** Saves the open draft as a new template. */
async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save as template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect(dialog).toBeHidden();
}

async function more(page: Page, template: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: `More for ${template}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a template is found by its label, archived and brought back', async ({ page, signIn, readyTemplate }) => {
  await signIn('clinician');
  await readyTemplate('clinician', 'For children');
  await readyTemplate('clinician', 'For adults');
  await page.goto('/templates');
  await more(page, 'For children', 'Labels');
  await page.getByRole('textbox', { name: 'Labels' }).fill('pediatrics, night shift');
  await page.getByRole('button', { name: 'Save labels' }).click();
  await page.getByRole('navigation', { name: 'Labels' }).getByRole('link', { name: 'pediatrics' }).click();
  await expect(page.getByRole('button', { name: 'Use', exact: true })).toHaveCount(1);
  await more(page, 'For children', 'Archive');
  await expect(page.getByRole('button', { name: 'Use', exact: true })).toHaveCount(0);
  await page.goto('/templates');
  await page.getByRole('button', { name: 'Archived (1)' }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('button', { name: 'More for For children' })).toBeVisible();
});

test('my default for a topic is what the search box opens, for me alone', async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('switch', { name: 'Common causes and triggers' })
    .press('Space');
  await saveAs(page, 'Short twitches');
  await page.goto('/templates');
  await page.getByRole('button', { name: 'Share with clinic' }).click();
  await expect(page.getByRole('button', { name: 'Stop sharing' })).toBeVisible();
  await more(page, 'Short twitches', 'My default for Muscle twitches');
  await expect(page.getByText('My default', { exact: true })).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
  const commonCauses = page
    .getByRole('list', { name: 'Sections' })
    .getByRole('switch', { name: 'Common causes and triggers' });
  const openTopic = async (): Promise<void> => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'What is this handout about?' }).fill('twitch');
    await page.getByRole('option', { name: /^Muscle twitches/ }).click();
    await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  };
  await openTopic();
  await expect(commonCauses).not.toBeChecked();
  await signIn('editor');
  await openTopic();
  await expect(commonCauses).toBeChecked();
});

test('a template is saved over, tells what changed, and goes back', async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await saveAs(page, 'Twitches');
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('switch', { name: 'Common causes and triggers' })
    .press('Space');
  await page.getByRole('button', { name: 'Save as template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('combobox', { name: 'Save as' }).selectOption('Twitches');
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect(page.getByText('“Twitches” is changed.')).toBeVisible();

  await page.goto('/templates');
  await more(page, 'Twitches', 'Versions');
  await expect(page.getByRole('heading', { level: 1, name: 'Twitches' })).toBeVisible();
  await expect(page.getByText('Common causes and triggers: left out')).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Common causes and triggers: added')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Version 3/ })).toBeVisible();
});

test('a template’s blanks are asked when it is used, and what is left blank cannot be issued', async ({
  page,
  signIn,
}) => {
  await signIn('clinician');
  await openDraft(page);
  const title = page.getByRole('textbox', { name: 'Handout title' });
  await title.fill('Your [[left/right/both]] eye: review in [[weeks]] weeks');
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('is still to be filled in');
  await saveAs(page, 'Eyelid twitch');
  await page.goto('/');
  const question = page.getByRole('combobox', { name: 'What is this handout about?' });
  await question.fill('eyelid twitch');
  await expect(page.getByRole('option', { name: /Eyelid twitch/ }).first()).toBeVisible();
  await page.getByRole('option', { name: /Your template/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Eyelid twitch' });
  await dialog.getByRole('button', { name: 'Begin handout' }).click();
  await expect(dialog.getByText('Fill this in.')).toHaveCount(2);
  await dialog.getByRole('combobox', { name: /Left, right or both/ }).selectOption('both');
  await dialog.getByRole('textbox', { name: 'Weeks' }).fill('6');
  await dialog.getByRole('button', { name: 'Begin handout' }).click();
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  await expect(title).toHaveValue('Your both eye: review in 6 weeks');
});

test('an editor replaces a section in all templates at once, and takes it back', async ({
  page,
  signIn,
  readyTemplate,
}) => {
  await readyTemplate('clinician', 'Personal');
  await readyTemplate('clinician', 'Ours', { shared: true });
  await signIn('editor');
  await page.goto('/templates');
  await page.getByRole('link', { name: 'Replace a section' }).click();
  const choose = async (field: RegExp, option: string) => {
    await page.getByRole('combobox', { name: field }).selectOption(option);
  };
  await choose(/Take out/, 'Muscle twitches: What is a muscle twitch?');
  await choose(/Put in its place/, 'Night leg cramps: What is a night leg cramp?');
  await page.getByRole('button', { name: 'Show templates' }).click();
  const templates = page.getByRole('region', { name: 'Templates with this section' });
  await expect(templates.getByRole('checkbox')).toHaveCount(1);
  await expect(templates.getByRole('checkbox', { name: 'Ours' })).toBeChecked();
  await templates.getByRole('button', { name: 'What would change' }).click();
  await expect(templates.locator('del').first()).toBeVisible();
  await expectNoAxeViolations(page);
  await templates.getByRole('button', { name: 'Replace in 1 template' }).click();
  await expect(page.getByText('The section is replaced in 1 template.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The templates are as they were.')).toBeVisible();
});

test('a template leaves as a file and comes into another clinic, which is told what it lacks', async ({
  page,
  signIn,
  otherClinic,
}) => {
  await signIn('clinician');
  await openDraft(page);
  await fillPatient(page);
  await saveAs(page, 'Night shift');
  await page.goto('/templates');
  const download = page.waitForEvent('download');
  await more(page, 'Night shift', 'Download as a file');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).not.toContain(maria.name);

  await signIn('clinician', otherClinic);
  await page.goto('/templates');
  const file = JSON.parse(text);
  file.sections[0].section = 'gone';
  file.sections[0].heading = 'A section of ours';
  const bring = async (content: string) => {
    const button = page.getByRole('button', { name: 'Import a template' });
    await chooseFile(page, button, { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    return page.getByRole('dialog', { name: 'Import a template' });
  };
  const refused = await bring('{"kind":"something else"}');
  await expect(refused).toContainText('This is not a template of Plainleaf');
  await refused.getByRole('button', { name: 'Close' }).last().click();
  const dialog = await bring(JSON.stringify(file));
  await expect(dialog).toContainText('A section of ours (muscle-twitches/gone)');
  await expectNoAxeViolations(page, dialog);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('“Night shift” is one of your templates now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'More for Night shift' })).toBeVisible();
});
