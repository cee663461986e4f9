import { expect, expectNoAxeViolations, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft, saved } from './jobs';
import { about, aboutHeading, approve, reword, sendForReview, versionCard, withdraw } from './library-jobs';

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

test('a wrong source and a lost claim are told at their place, and nothing typed is lost', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto(`${about}?edit=1`);
  await page.getByRole('textbox', { name: 'Heading' }).fill('About your twitches');
  await page.getByRole('textbox', { name: 'Address' }).first().fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Add a claim' }).click();
  await page
    .getByRole('textbox', { name: /^Claim \d+$/ })
    .last()
    .fill('The moon is made of cheese.');
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByText('Write the whole address, such as https://www.cdc.gov/…')).toBeVisible();
  await expect(page.getByText('Tick what it rests on, or mark it “to verify”')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address' }).first().fill('https://www.cdc.gov/twitches');
  await page.getByText('To verify', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByText('The text no longer says this.', { exact: false })).toBeVisible();
  await page
    .getByRole('button', { name: /^Take out claim/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About your twitches' })).toBeVisible();
  await expect(versionCard(page, 2).locator('a[href="https://www.cdc.gov/twitches"]').first()).toBeVisible();
});

test('two editors at once: the second sees what the first saved, and goes on with their own', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('editor');
  await page.goto(`${about}?edit=1`);
  await page.getByRole('textbox', { name: 'Heading' }).fill('By the second');
  const other = await context.newPage();
  await other.goto(`${about}?edit=1`);
  await other.getByRole('textbox', { name: 'Heading' }).fill('By the first');
  await other.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(versionCard(other, 2)).toBeVisible();

  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByText('saved version 2 while you were writing', { exact: false })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Heading' })).toHaveValue('By the second');
  await page.getByRole('button', { name: 'Go on with mine, as version 3' }).click();
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'By the second' })).toBeVisible();
  await page.getByRole('button', { name: /^Version 2/ }).click();
  await expect(versionCard(page, 2)).toBeVisible();
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

test('an overdue wording prints under a banner, and later not at all', async ({ page, signIn, setReviewDue }) => {
  await signIn('editor');
  await reword(page, 'Reworded.', 2);
  await sendForReview(page, 2);
  await signIn('admin');
  await approve(page, 2);
  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  await setReviewDue(daysAgo(30));
  await page.goto('/library/review?show=overdue');
  await expect(page.getByRole('link', { name: aboutHeading })).toBeVisible();
  await openDraft(page);
  await fillPatient(page);
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText(`${aboutHeading} is overdue for review`);
  const { text } = await issueAndDownload(page);
  expect(text.replace(/\s+/g, ' ')).toContain(`Review overdue: our clinic planned to check “${aboutHeading}” by`);

  await setReviewDue(daysAgo(120));
  await openDraft(page);
  await fillPatient(page);
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText(`${aboutHeading} is too long overdue`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Issue and download PDF' })).toBeDisabled();
});
