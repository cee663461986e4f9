import { expect, expectNoAxeViolations, test } from './fixtures';
import { saved } from './jobs';
import { about, aboutHeading, reword, versionCard, withdraw } from './library-jobs';

test('an editor rewords a section, sees what changed, and restores the wording before', async ({ page, signIn }) => {
  await signIn('editor');
  await reword(page, 'Twitches are common.', 2);
  await expect(versionCard(page, 2)).toContainText('Written by Jonas Lindqvist, RN');
  await versionCard(page, 2).getByRole('button', { name: 'What changed since version 1' }).click();
  await expect(versionCard(page, 2).getByRole('insertion').first()).toContainText('Twitches are common.');
  await expectNoAxeViolations(page);

  await page.getByRole('button', { name: /^Version 1/ }).click();
  await versionCard(page, 1).getByRole('link', { name: 'Restore' }).click();
  await expect(page.getByText('This is the wording of version 1.')).toBeVisible();
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(versionCard(page, 3)).toContainText('Written by Jonas Lindqvist, RN');
  await expect(versionCard(page, 3).getByText('Twitches are common.').filter({ visible: true })).toHaveCount(0);
});

test('a new wording is offered in drafts and templates, with what changed', async ({
  page,
  signIn,
  readyDraft,
  readyTemplate,
}) => {
  await signIn('editor');
  const draft = await readyDraft('editor');
  await readyTemplate('editor', 'Ours');
  await reword(page, 'Twitches are common.', 2);

  await page.goto(draft);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).not.toContainText('Twitches are common.');
  await page.getByRole('region', { name: 'New in the library' }).getByRole('button', { name: aboutHeading }).click();
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect(page.getByRole('insertion').first()).toContainText('Twitches are common.');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Use the new wording' }).click();
  await expect(preview).toContainText('Twitches are common.');
  await expect(page.getByRole('region', { name: /^New/ })).toHaveCount(0);
  await saved(page);

  await page.goto('/templates');
  await page.getByRole('button', { name: '1 new wording' }).click();
  await expect(page.getByRole('dialog').getByRole('insertion').first()).toContainText('Twitches are common.');
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Update 1 section' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: '1 new wording' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Use', exact: true }).click();
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  await expect(preview).toContainText('Twitches are common.');
});

test('a new release’s wording waits beside the clinic’s own until an editor decides', async ({
  page,
  signIn,
  release,
}) => {
  await signIn('editor');
  await reword(page, 'Ours.', 2);
  await release('about', 'About these twitches');
  await page.goto('/library/review?show=offers');
  await page.getByRole('link', { name: 'About these twitches' }).click();
  const offer = page.getByRole('region', { name: /Plainleaf has newer wording/ });
  await expect(offer).toContainText('What your clinic changed');
  await expect(offer.getByRole('insertion').first()).toContainText('Ours.');
  await expect(offer.getByRole('insertion').last()).toContainText('About these');
  await expectNoAxeViolations(page);

  await offer.getByRole('link', { name: 'Merge in the editor' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the section' })).toContainText('Ours.');
  await page.getByRole('textbox', { name: 'Heading' }).fill('About these twitches');
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About these twitches' })).toBeVisible();
  await expect(versionCard(page, 3)).toContainText('Ours.');
  await expect(offer).toHaveCount(0);
});

test('a release’s wording can be taken as it is or left', async ({ page, signIn, release }) => {
  await signIn('editor');
  await release('about', 'About these twitches');
  await page.goto(about);
  await page.getByRole('button', { name: 'Take the new wording' }).click();
  await expect(versionCard(page, 2)).toContainText('Starter content 9.0.0');
  await release('symptoms', 'Other signs');
  await page.goto('/library/muscle-twitches/symptoms');
  await page.getByRole('button', { name: 'Keep ours' }).click();
  await expect(page.getByRole('button', { name: 'Keep ours' })).toHaveCount(0);
  await expect(versionCard(page, 2)).toHaveCount(0);
});

test('a withdrawn wording stops drafts, and its recall list names who was given it', async ({
  page,
  signIn,
  readyDraft,
  readyHandout,
}) => {
  await signIn('editor');
  await readyHandout('editor');
  const draft = await readyDraft('editor');
  await reword(page, 'Reworded.', 2);
  await page.getByRole('button', { name: /^Version 1/ }).click();
  await withdraw(page, 1, 'It named a wrong number');
  await expect(versionCard(page, 1)).toContainText('It named a wrong number');

  await versionCard(page, 1).getByRole('link', { name: 'Where it is used' }).click();
  await expect(page.getByText('This wording was withdrawn: It named a wrong number')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Maria Núñez-O’Connor' })).toBeVisible();
  await expectNoAxeViolations(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('recall-version-1.csv');

  await page.goto(draft);
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText(`${aboutHeading} was withdrawn`);
  await page.getByRole('region', { name: 'New in the library' }).getByRole('button', { name: aboutHeading }).click();
  await page.getByRole('button', { name: 'Use the new wording' }).click();
  await expect(page.getByRole('region', { name: 'Checks' })).not.toContainText(`${aboutHeading} was withdrawn`);
});
