import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, test } from './fixtures';

const question = (page: Page) => page.getByRole('combobox', { name: 'What is this handout about?' });
const library = (page: Page) => page.getByRole('searchbox', { name: 'Search the library' });
const group = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('option');

test('the question offers topics, templates and sections, each under its heading, and Enter opens the best', async ({
  page,
  signIn,
}) => {
  await signIn('clinician');
  await page.goto('/');
  await question(page).fill('twitch');
  await expect(group(page, 'Topics').first()).toContainText('Muscle twitches');
  await expect(group(page, 'Topics').first()).toHaveAttribute('aria-selected', 'true');
  await expect(group(page, 'Sections').first()).toContainText('twitch', { ignoreCase: true });
  await question(page).press('Enter');
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('textbox', { name: 'Handout title' })).toHaveValue('Muscle twitches');
});

test('the library finds topics, sections and templates by one field, in any form of a word', async ({
  page,
  signIn,
  readyTemplate,
}) => {
  await signIn('editor');
  await readyTemplate('editor', 'Twitching, night shift');
  await page.goto('/library');
  await library(page).fill('twitching');
  await expect(page.getByRole('list', { name: 'Topics' })).toContainText('Muscle twitches');
  await expect(page.getByRole('list', { name: 'Sections' }).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Templates' })).toContainText('Twitching, night shift');
  await expectNoAxeViolations(page);

  await library(page).fill('muscle twtich tests');
  await expect(page.getByRole('list', { name: 'Sections' }).getByRole('link').first()).toContainText('Tests');
  await library(page).fill('R25.3');
  await expect(page.getByRole('list', { name: 'Topics' }).getByRole('link').first()).toContainText('Muscle twitches');
  await library(page).fill('brincos');
  await expect(page.getByRole('list', { name: 'Topics' })).toContainText('Muscle twitches');
  await library(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Muscle twitches' })).toBeVisible();
});

test('the library is browsed by body system, readers and kind of section, and its address keeps that', async ({
  page,
  signIn,
}) => {
  await signIn('clinician');
  await page.goto('/library');
  const choose = async (name: RegExp, option: string) => {
    await page.getByRole('combobox', { name }).selectOption(option);
  };
  const topics = page.getByRole('list', { name: 'Topics' });
  await expect(topics).toContainText('Fever in children');
  await choose(/Body system/, 'Nerves and brain');
  await expect(page).toHaveURL('/library?system=nerves');
  await expect(topics).toContainText('Muscle twitches');
  await expect(topics).not.toContainText('Fever in children');
  await choose(/Body system/, 'All body systems');
  await choose(/Readers/, 'Children');
  await expect(page).toHaveURL('/library?readers=children');
  await expect(topics).toContainText('Fever in children');
  await expect(topics).not.toContainText('Muscle twitches');
  await choose(/Kind of section/, 'Sections: Urgent help');
  await expect(page).toHaveURL('/library?readers=children&kind=urgent-help');
  await page.reload();
  const sections = page.getByRole('list', { name: 'Sections: Urgent help' });
  await expect(sections).toContainText('Fever in children');
  await expect(sections).not.toContainText('Muscle twitches');
  await page.goBack();
  await expect(topics).toContainText('Fever in children');
});

test('favourites and what the clinic gives most are one press away', async ({ page, signIn, readyHandout }) => {
  await signIn('clinician');
  await page.goto('/library');
  await page.getByRole('link', { name: 'Favourites' }).click();
  await expect(page.getByText('No favourites here')).toBeVisible();
  await page.getByRole('link', { name: 'Most used here' }).click();
  await expect(page.getByText('Nothing given lately')).toBeVisible();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Migraine', exact: true }) })
    .getByRole('button', { name: 'Favourite' })
    .click();
  await page.getByRole('link', { name: 'Favourites' }).click();
  await expect(page).toHaveURL('/library?show=favourites');
  await expect(page.getByRole('list', { name: 'Topics' }).getByRole('listitem')).toHaveCount(1);
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Favourites' })).toContainText('Migraine');
  await expect(page.getByRole('list', { name: 'Most used in your clinic' })).toHaveCount(0);

  await readyHandout('clinician');
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Most used in your clinic' })).toContainText('Muscle twitches');
  await page.goto('/library?show=used');
  await expect(page.getByRole('list', { name: 'Topics' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Topics' })).toContainText('Given once in 90 days');
});

test('what is typed into a search stands in no address', async ({ page, signIn }) => {
  await signIn('clinician');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  for (const path of ['/', '/library']) {
    await page.goto(path);
    const answered = page.waitForResponse('**/api/library/search');
    // The shortcut is there once the page's script is.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(page.locator('input:focus')).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.type('Castellanos');
    await answered;
  }
  expect(addresses.filter((address) => /castellanos/i.test(address))).toEqual([]);
});
