import { expect, expectNoAxeViolations, test } from './fixtures';
import { maria } from './jobs';
import { mailsTo } from './mail';

test('S34 a restricted record is opened by saying why, for an hour, and the admins are told', async ({
  page,
  signIn,
  clinic,
  allowConsole,
  readyHandout,
}) => {
  await signIn('clinician');
  const handout = await readyHandout('clinician');
  await page.goto(handout);
  await page.getByRole('link', { name: 'Everything given to this patient' }).click();
  await page.getByRole('button', { name: 'Restrict record' }).click();
  const asked = page.getByRole('dialog', { name: 'Restrict this patient’s record?' });
  await asked.getByRole('button', { name: 'Restrict record' }).click();
  await expect(asked).toContainText('Say why');
  await asked.getByRole('textbox', { name: 'Reason' }).fill('She works here');
  await asked.getByRole('button', { name: 'Restrict record' }).click();
  await expect(page.getByText('closed to all but the clinician of each handout')).toBeVisible();
  await page.goto(handout);
  await expect(page.getByRole('heading', { level: 1, name: 'Muscle twitches' })).toBeVisible();

  await signIn('editor');
  await page.goto('/handouts');
  const row = page.getByRole('row').filter({ hasText: 'Restricted record' });
  await expect(row).toBeVisible();
  await expect(page.getByRole('table')).not.toContainText(maria.name);
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted record' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(maria.name);
  allowConsole(/403/);
  expect((await page.request.get(`/api${handout}/pdf`)).status()).toBe(403);
  await page.goto(`${handout}/patient`);
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted record' })).toBeVisible();

  // By keyboard: the reason, and Enter on the button.
  await page.getByRole('button', { name: 'Open the record' }).focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('dialog', { name: 'Open a restricted record?' });
  await expect(why.getByRole('textbox', { name: 'Why do you need it?' })).toBeFocused();
  await page.keyboard.type('Seen in the emergency room');
  await why.getByRole('button', { name: 'Open for one hour' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Muscle twitches' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(maria.name);
  expect((await page.request.get(`/api${handout}/pdf`)).status()).toBe(200);

  await expect.poll(async () => (await mailsTo(clinic.emailOf('admin'))).length, { timeout: 20_000 }).toBe(1);
  const [letter] = await mailsTo(clinic.emailOf('admin'));
  expect(letter).toContain('Jonas Lindqvist, RN opened the restricted record');
  expect(letter).not.toMatch(/Maria|emergency|twitch/i);
  await signIn('admin');
  await page.goto('/');
  await page.getByRole('link', { name: 'See who and why' }).click();
  const opened = page.getByRole('region', { name: 'Restricted records that were opened', exact: true });
  await expect(opened).toContainText('Jonas Lindqvist, RN');
  await expect(opened).toContainText('Seen in the emergency room');
  await expectNoAxeViolations(page);
  // An admin has not opened it by looking there.
  await page.goto(handout);
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted record' })).toBeVisible();
});
