import { readFile } from 'node:fs/promises';
import { expect, expectNoAxeViolations, test } from './fixtures';
import { addNote, confirmAssessment, fillPatient, maria, openDraft, saved } from './jobs';
import { readPdf } from './pdf';

test('S25: a clinic that keeps no names prints them all the same, and keeps the handout without', async ({
  page,
  context,
  signIn,
  clinic,
  clinicMaker,
}) => {
  await signIn('admin');
  await page.goto('/admin/records');
  await page.getByRole('button', { name: 'Stop keeping names' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Stop keeping patients’ names?' });
  await expect(asked).toContainText('Nothing that is stored already changes');
  await expect(asked.getByRole('link', { name: 'history' })).toBeVisible();
  await asked.getByRole('button', { name: 'Stop keeping names' }).click();
  await expect(page.getByRole('button', { name: 'Keep names again' })).toBeVisible();

  await signIn('clinician');
  await openDraft(page);
  await expect(page.getByText('Your clinic keeps no names.')).toBeVisible();
  await fillPatient(page);
  await addNote(page, 'Maria walks every day.');
  await saved(page);
  // The whole job is done in this window; another one knows the draft and not the patient.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('textbox', { name: 'Patient name' })).toHaveValue('');
  await other.close();

  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await confirmAssessment(dialog);
  await expect(dialog).toContainText('keeps this handout and its PDF without the patient’s name');
  await expectNoAxeViolations(page, dialog);
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Issue and download PDF' }).click();
  const printed = await readPdf(await readFile(await (await download).path()));
  expect(printed.text).toContain(maria.name);
  expect(printed.text).toContain('Maria walks every day.');

  await expect(page.getByText('The patient’s name is not kept.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('button', { name: 'Download with the name' })).toBeVisible();
  await expectNoAxeViolations(page);
  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download with the name' }).click();
  expect((await readPdf(await readFile(await (await again).path()))).text).toContain(maria.name);
  const kept = await page.request.get(`/api${new URL(page.url()).pathname}/pdf`);
  const keptText = (await readPdf(Buffer.from(await kept.body()))).text;
  expect(keptText).not.toMatch(/Maria|Núñez|0048213|1981/);
  expect(keptText).toContain('[name] walks every day.');

  await page.reload();
  await expect(page.getByRole('link', { name: 'Download PDF' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download with the name' })).toHaveCount(0);
  await page.goto('/handouts');
  await expect(page.getByRole('row').filter({ hasText: 'Not kept' })).toHaveCount(1);
  await expect(page.getByText(maria.name)).toHaveCount(0);
  const { rows } = await clinicMaker.asSuperuser('select 1 from handout_patient_token where clinic_id = $1', [
    clinic.id,
  ]);
  expect(rows).toEqual([]);
});
