import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { chooseFile } from './jobs';
import { about, aboutHeading, reword, versionCard } from './library-jobs';

type Files = Record<string, Uint8Array>;

/** Exports one topic with the button and unpacks what the browser saves. */
async function exportTopic(page: Page, topic: string): Promise<Files> {
  await page.goto('/library/packs');
  await page.getByRole('combobox', { name: 'What to export' }).selectOption(topic);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('plainleaf-muscle-twitches.zip');
  return unzipSync(new Uint8Array(await readFile(await file.path())));
}

function changed(files: Files, path: string, from: string, to: string): Files {
  const text = new TextDecoder().decode(files[path]);
  expect(text).toContain(from);
  return { ...files, [path]: new TextEncoder().encode(text.replace(from, to)) };
}

async function choosePack(page: Page, bytes: Uint8Array): Promise<void> {
  const button = page.getByRole('button', { name: /Choose (a|another) pack/ });
  await chooseFile(page, button, { name: 'pack.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
}

const importRegion = (page: Page) => page.getByRole('region', { name: 'Import', exact: true });

test('an editor exports a topic, changes its text, and brings it in as a draft', async ({ page, signIn }) => {
  await signIn('editor');
  const files = await exportTopic(page, 'Muscle twitches');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['muscle-twitches/en.md', 'muscle-twitches/es.md']));
  await choosePack(page, zipSync(files));
  await expect(importRegion(page)).toContainText('There is nothing to bring in');

  const retitled = changed(files, 'muscle-twitches/en.md', aboutHeading, 'What are twitches?');
  await choosePack(page, zipSync(changed(retitled, 'muscle-twitches/en.md', 'a nerve sends', 'one nerve sends')));
  const topic = importRegion(page).getByRole('region', { name: 'Muscle twitches' });
  const english = topic.getByRole('checkbox', { name: 'What are twitches? (English)' });
  await expect(english).toBeChecked();
  await topic.getByRole('button', { name: 'What would change' }).first().click();
  await expect(topic.locator('ins').first()).toContainText('are twitches');

  // Leaving the original leaves its translations, which are of the new one.
  await english.press('Space');
  await expect(topic.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await english.press('Space');
  await page.getByRole('button', { name: /^Import 1 of/ }).click();
  await expect(importRegion(page)).toContainText('Brought in: 1 wording.');
  await expectNoAxeViolations(page);
  await page.goto(about);
  await expect(versionCard(page, 2)).toContainText('one nerve sends a signal by itself');
  await expect(versionCard(page, 2)).toContainText('Not clinically reviewed');
});

test('what the clinic changed meanwhile is a conflict, and is not overwritten unasked', async ({ page, signIn }) => {
  await signIn('editor');
  const files = await exportTopic(page, 'Muscle twitches');
  await reword(page, 'Meanwhile we wrote this.', 2);
  await page.goto('/library/packs');
  const retitled = changed(files, 'muscle-twitches/en.md', aboutHeading, 'What are twitches?');
  await choosePack(page, zipSync(changed(retitled, 'muscle-twitches/en.md', 'a nerve sends', 'one nerve sends')));
  const topic = importRegion(page).getByRole('region', { name: 'Muscle twitches' });
  const english = topic.getByRole('checkbox', { name: 'What are twitches? (English)' });
  await expect(english).not.toBeChecked();
  await expect(topic.getByText('Conflict')).toBeVisible();
  await topic.getByRole('button', { name: 'What would change' }).first().click();
  await expect(topic.locator('del').filter({ hasText: 'Meanwhile we wrote this.' })).toBeVisible();
  await expectNoAxeViolations(page);
  await english.press('Space');
  await page.getByRole('button', { name: /^Import 1 of/ }).click();
  await expect(importRegion(page)).toContainText('Brought in: 1 wording.');
  await page.goto(about);
  await expect(versionCard(page, 3)).toContainText('one nerve sends a signal by itself');
  await page.getByRole('button', { name: /^Version 2/ }).click();
  await expect(versionCard(page, 2)).toContainText('Meanwhile we wrote this.');
});

test('packs are not for clinicians', async ({ page, signIn }) => {
  await signIn('clinician');
  await page.goto('/library');
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Packs' })).toHaveCount(0);
  await page.goto('/library/packs');
  await expect(page.getByRole('heading', { level: 1, name: 'Packs' })).toHaveCount(0);
  const answer = await page.request.get('/api/library/pack');
  expect(answer.status()).toBe(403);
});
