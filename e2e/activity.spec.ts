import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

test('S32 an admin sees who saw, issued, printed and was refused, filters it, exports it, and the export is seen too', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await page.goto('/admin/activity');
  await page.goto(await readyHandout('clinician'));
  // What the Print button asks for; Chromium without a screen does not outlive the printing itself.
  expect((await page.request.get(`/api${new URL(page.url()).pathname}/pdf?for=print`)).status()).toBe(200);

  await signIn('admin');
  await page.goto('/admin/activity');
  const list = page.getByRole('list', { name: 'Events' });
  for (const words of ['looked at a handout', 'issued a handout', 'printed a handout', 'was refused something']) {
    await expect(list).toContainText(`Dr. Amara Osei ${words}`);
  }
  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('Printed a handout');
  await expect(page).toHaveURL(/what=handout\.printed/);
  await expect(list.getByRole('listitem')).toHaveCount(1);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain('Dr. Amara Osei,handout.printed');

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(list).toContainText('Priya Raman exported the activity');
});

test('S33 “Verify the chain” tells a whole chain from one that was tampered with', async ({
  page,
  signIn,
  clinic,
  clinicMaker,
}) => {
  await signIn('admin');
  await page.goto('/admin/activity');
  const verify = page.getByRole('button', { name: 'Verify the chain' });
  await verify.click();
  await expect(page.getByRole('status').filter({ hasText: 'as they were written' })).toBeVisible();
  await clinicMaker.asSuperuser(`update audit_event set type = 'session.ended' where clinic_id = $1 and seq = 1`, [
    clinic.id,
  ]);
  await verify.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Event 1 is not as it was written' })).toBeVisible();
});
