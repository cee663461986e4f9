import { expect, expectNoAxeViolations, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test.beforeEach(({ signIn }) => signIn('clinician'));

test('several sections are chosen with the keyboard, switched, moved and taken out together, and undone', async ({
  page,
}) => {
  await openDraft(page);
  const sections = page.getByRole('list', { name: 'Sections' });
  const names = () => sections.getByRole('switch').evaluateAll((all) => all.map((one) => one.ariaLabel));
  const row = (name: RegExp | string) => sections.getByRole('button', { name, exact: typeof name === 'string' });
  await row('Benign causes').focus();
  await page.keyboard.press('Shift+Space');
  await row('When to return').click({ modifiers: ['ControlOrMeta'] });
  const bar = page.getByRole('toolbar', { name: 'Chosen sections' });
  await expect(bar).toContainText('2 chosen');
  await expectNoAxeViolations(page);

  await bar.getByRole('button', { name: 'Switch off' }).click();
  await expect(sections.getByRole('switch', { name: 'Benign causes' })).not.toBeChecked();
  await expect(sections.getByRole('switch', { name: 'When to return' })).not.toBeChecked();
  await bar.getByRole('button', { name: 'Switch on' }).click();

  const before = await names();
  await bar.getByRole('button', { name: 'Move up' }).click();
  await expect.poll(async () => (await names()).indexOf('Benign causes')).toBe(before.indexOf('Benign causes') - 1);
  await bar.getByRole('button', { name: 'Take out' }).click();
  await expect(bar).toHaveCount(0);
  await expect.poll(names).not.toContain('When to return');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(names).toEqual(before);
});

test('a section begins a page, and a heading is left out, on screen and on paper', async ({ page }) => {
  await openDraft(page);
  await fillPatient(page);
  const sections = page.getByRole('list', { name: 'Sections' });
  const set = async (section: string, choice: string) => {
    await sections.getByRole('button', { name: section, exact: true }).click();
    await page.getByRole('button', { name: 'Section on the page' }).click();
    await page.getByRole('switch', { name: choice }).press('Space');
    await page.keyboard.press('Escape');
  };
  await set('What a twitch feels like', 'Begin on a new page');
  await set('Benign causes', 'Show the heading');
  await saved(page);
  const { pages, text } = await issueAndDownload(page);
  expect(pages[0]).not.toContain('What a twitch feels like');
  expect(pages.find((one) => one.includes('What a twitch feels like'))).not.toContain('What is a muscle twitch?');
  expect(text).not.toContain('Benign causes');
  expect(text).toContain('Benign means not harmful');
});

test('what was changed stands beside the original, word by word', async ({ page }) => {
  await openDraft(page);
  await page.getByRole('textbox', { name: /^Text of/ }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Dear Maria. ');
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  const changes = page.getByRole('region', { name: 'Changes from the original' });
  await expect(changes.locator('ins')).toHaveText(/Dear Maria\./);
  await expect(changes.locator('del')).toHaveCount(0);
  await expectNoAxeViolations(page);
});
