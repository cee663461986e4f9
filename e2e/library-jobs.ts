import { expect, type Page } from '@playwright/test';

/** What those who look after the library do, in the words of the screen. */

export const about = '/library/muscle-twitches/about';
export const aboutHeading = 'What is a muscle twitch?';

/** The card of one version of the section on screen. */
export const versionCard = (page: Page, number: number) => page.getByRole('region', { name: `Version ${number}` });

/** Puts a paragraph in front of the text and saves it as a new version. */
export async function reword(page: Page, words: string, number: number): Promise<void> {
  await page.goto(`${about}?edit=1`);
  const text = page.getByRole('textbox', { name: 'Text of the section' });
  await text.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(`${words} `);
  await expect(text).toContainText(words);
  await page.getByRole('button', { name: `Save as version ${number}` }).click();
  await expect(versionCard(page, number)).toContainText(words);
}

export async function sendForReview(page: Page, number: number): Promise<void> {
  await versionCard(page, number).getByRole('button', { name: 'Send for review' }).click();
  await expect(versionCard(page, number).getByText('In review')).toBeVisible();
}

/** Signs the review; the server adds the reviewer's name and the day. */
export async function approve(page: Page, number: number): Promise<void> {
  await page.goto(about);
  await versionCard(page, number).getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: `Approve version ${number}` });
  await signReview(page);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(dialog).toBeHidden();
  await expect(versionCard(page, number).getByText(/^Reviewed by .+, MD on/)).toBeVisible();
}

async function signReview(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Your credentials' }).fill('MD');
}

export async function withdraw(page: Page, number: number, reason: string): Promise<void> {
  await versionCard(page, number).getByRole('button', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog', { name: `Withdraw version ${number}?` });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(dialog).toBeHidden();
}
