import { createHash } from 'node:crypto';
import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, maria, openDraft, saved } from './jobs';

test.beforeEach(({ signIn }) => signIn('clinician'));

test('a template brings back sections, order and wording for the next patient', async ({ page }) => {
  await openDraft(page);
  await fillPatient(page);
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('switch', { name: 'Common causes and triggers' })
    .press('Space');
  await page.getByRole('button', { name: 'Save as template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Twitches, night-shift workers');
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect(dialog).toBeHidden();
  await saved(page);

  await page.goto('/templates');
  await expect(page.getByText('Twitches, night-shift workers')).toBeVisible();
  await page.getByRole('button', { name: 'Use', exact: true }).click();
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'When to come back' })).toBeVisible();
  await expect(preview.getByRole('heading', { name: 'Common causes and triggers' })).toHaveCount(0);

  await page.goto('/');
  const question = page.getByRole('combobox', { name: 'What is this handout about?' });
  await question.fill('night shift');
  await expect(page.getByRole('option', { name: /night-shift workers/ })).toBeVisible();
});

test('a shared template can be used by a colleague, who cannot change it', async ({ page, signIn, readyTemplate }) => {
  await readyTemplate('clinician', 'Ours');
  await page.goto('/templates');
  await page.getByRole('button', { name: 'Share with clinic' }).click();
  await expect(page.getByRole('button', { name: 'Stop sharing' })).toBeVisible();
  await page.getByRole('button', { name: 'Favourite' }).click();
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true');

  await signIn('editor');
  await page.goto('/templates');
  await expect(page.getByText('Ours')).toBeVisible();
  await page.getByRole('button', { name: 'Use', exact: true }).click();
  await page.waitForURL(/\/handouts\/[0-9a-f-]{36}$/);
});

test('history finds a handout by patient and downloads the same bytes; “Use again” empties the patient', async ({
  page,
}) => {
  await openDraft(page);
  await fillPatient(page);
  await addNote(page, 'For Maria only.');
  const issued = await issueAndDownload(page);
  const url = page.url();
  await expect(page.getByRole('heading', { level: 1, name: 'Muscle twitches' })).toBeVisible();

  await page.goto('/handouts');
  await page.getByRole('searchbox', { name: 'Search handouts' }).pressSequentially('nunez');
  const row = page.getByRole('link', { name: /Muscle twitches/ });
  await expect(row).toHaveCount(1);
  expect(page.url()).not.toContain('nunez');
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill('castellanos');
  await expect(page.getByText('No handout matches')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill('twitches');
  await row.click();
  await expect(page).toHaveURL(url);

  const again = await page.request.get(`/api${new URL(url).pathname}/pdf`);
  expect(again.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store, private' });
  const sha256 = createHash('sha256')
    .update(await again.body())
    .digest('hex');
  expect(again.headers().etag).toBe(`"${sha256}"`);
  expect(Buffer.from(await again.body()).equals(issued.bytes)).toBe(true);

  await page.getByRole('button', { name: 'Use again' }).click();
  await page.waitForURL((next) => next.pathname !== new URL(url).pathname);
  await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('');
  await expect(page.getByRole('region', { name: 'Preview' })).not.toContainText('For Maria only.');
  await expect(page.getByRole('region', { name: 'Preview' })).not.toContainText(maria.name);
});
