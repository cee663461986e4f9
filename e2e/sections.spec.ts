import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { fillPatient, issueAndDownload, openDraft, saved } from './jobs';

const sections = (page: Page) => page.getByRole('list', { name: 'Sections' });
const rate = (page: Page) => page.getByRole('button', { name: 'Rate with PEMAT-P' });

/** The builder holds the handout back while its note has a character that no font can print. The note stays. */
async function expectHeldBackByEmoji(page: Page): Promise<void> {
  const note = page.getByRole('textbox', { name: 'Note for this patient' });
  const checks = page.getByRole('region', { name: 'Checks' });
  const finding = '“🙂” cannot be printed';
  await note.fill('Sleep well 🙂');
  await expect(checks).toContainText(finding);
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await expect(dialog).toContainText(finding);
  await expect(dialog.getByRole('button', { name: 'Issue and download PDF' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await note.fill('Sleep well');
  await expect(checks).not.toContainText(finding);
}

test('a handout tailored to one patient is saved and printed as it looks on screen', {
  tag: '@firefox',
}, async ({ page, signIn }) => {
  await signIn('clinician');
  await openDraft(page);
  await fillPatient(page);

  const target = sections(page).getByRole('listitem').nth(4);
  const { height = 0 } = (await target.boundingBox()) ?? {};
  await sections(page)
    .getByRole('button', { name: 'Move What is a muscle twitch?' })
    .dragTo(target, { targetPosition: { x: 20, y: height - 3 }, steps: 8 });
  await sections(page).getByRole('switch', { name: 'What can add to twitches' }).press('Space');

  const setOnPage = async (section: string, choice: string) => {
    await sections(page).getByRole('button', { name: section, exact: true }).click();
    await page.getByRole('button', { name: 'Section on the page' }).click();
    await page.getByRole('switch', { name: choice }).press('Space');
    await page.keyboard.press('Escape');
  };
  await setOnPage('What you may notice', 'Begin on a new page');
  await setOnPage('Common causes and triggers', 'Show the heading');

  await sections(page)
    .getByRole('button', { name: /^Treatment/ })
    .click();
  await page.getByRole('textbox', { name: /^Text of/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('We agreed to wait and see.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/pregnant');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Only if pregnant' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask us before you take any medicine.');
  await page.getByRole('radiogroup', { name: 'Pregnant' }).getByText('Yes').click();

  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  await page.getByRole('textbox', { name: 'Agreed actions' }).fill('Walk every day\nCall us on Monday');
  await expectHeldBackByEmoji(page);

  await page.getByRole('button', { name: 'Page', exact: true }).click();
  const options = page.getByRole('dialog', { name: 'Page' });
  await options.getByText('Greyscale').click();
  await options.getByText('A4').click();
  await page.keyboard.press('Escape');

  await rate(page).click();
  const acting = page.getByRole('dialog', { name: 'Rate with PEMAT-P' }).getByRole('region', { name: 'Acting' });
  await acting.getByRole('radiogroup').first().getByRole('radio', { name: 'Agree', exact: true }).press('Space');
  await page.keyboard.press('Escape');

  await saved(page);
  await page.reload();
  await expect(sections(page).getByRole('listitem').nth(4)).toContainText('What is a muscle twitch?');
  await expect(page.getByRole('button', { name: 'Page · A4 · Greyscale' })).toBeVisible();
  await rate(page).click();
  await expect(acting.getByRole('status')).toHaveText('6 of 7 still to be answered');
  await page.keyboard.press('Escape');

  const { pages, text, sizePt } = await issueAndDownload(page);
  expect(sizePt).toEqual([595.28, 841.89].map((points) => expect.closeTo(points, 1)));
  expect(pages[0]).not.toContain('What you may notice');
  expect(text).toContain('What you may notice');
  expect(text).not.toContain('What can add to twitches');
  expect(text).not.toContain('Common causes and triggers');
  expect(text).not.toMatch(/PEMAT/i);
  for (const words of [
    'Most twitches do not come from a disease',
    'We agreed to wait and see.',
    'Ask us before you take any medicine.',
    'Changed for you by your clinician',
    'What we agreed',
    'Call us on Monday',
    'Sleep well',
  ]) {
    expect(text).toContain(words);
  }
  await expect(page.getByText('A4, Greyscale')).toBeVisible();
});
