import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { Toaster } from '@/components/ui/toast';
import { restrictionReach, restrictRecord } from '@/lib/features/restricted-records/actions';
import { RestrictButton } from './restrict-button';

async function openDialog(isAlone: boolean) {
  await render(
    <>
      <RestrictButton handoutId="1" isRestricted={false} isAlone={isAlone} />
      <Toaster />
    </>,
  );
  await page.getByRole('button', { name: 'Restrict record' }).click();
  return page.getByRole('dialog', { name: 'Restrict this patient’s record?' });
}

it('says before restricting how much it closes, and that some of it may be for other patients', async () => {
  vi.mocked(restrictionReach).mockResolvedValue({ ok: true, value: { handouts: 12, drafts: 1, uncertain: 11 } });
  vi.mocked(restrictRecord).mockResolvedValue({ ok: true, value: { count: 1 } });
  const dialog = await openDialog(true);
  await expect.element(dialog.getByText('This closes 12 handouts and 1 draft.')).toBeVisible();
  await expect.element(dialog.getByText('11 of them may be for other patients', { exact: false })).toBeVisible();
  await expect
    .element(dialog.getByText('issue the handout again with a date of birth', { exact: false }))
    .toBeVisible();
  expect(restrictionReach).toHaveBeenCalledWith({ handoutId: '1' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('She works here');
  await dialog.getByRole('button', { name: 'Restrict record' }).click();
  await expect.element(page.getByText('The record is restricted.')).toBeVisible();
});

it('does not speak of other patients where the record tells its patient from everybody else', async () => {
  vi.mocked(restrictionReach).mockResolvedValue({ ok: true, value: { handouts: 2, drafts: 0, uncertain: 0 } });
  const dialog = await openDialog(false);
  await expect.element(dialog.getByText('This closes 2 handouts and 0 drafts.')).toBeVisible();
  await expect.element(dialog.getByText('other patients', { exact: false })).not.toBeInTheDocument();
});

it('waits for the count of a busy server, and can be restricted when the count fails', async () => {
  vi.mocked(restrictionReach)
    .mockResolvedValueOnce({ ok: false, failure: { code: 'busy', retryAfterSeconds: 1 } })
    .mockResolvedValue({ ok: false, failure: { code: 'unexpected' } });
  const dialog = await openDialog(false);
  const confirm = dialog.getByRole('button', { name: 'Restrict record' });
  await expect.element(dialog.getByText('Plainleaf has too much to do right now.', { exact: false })).toBeVisible();
  await expect.element(confirm).toBeDisabled();
  await expect.element(dialog.getByText('What this closes could not be counted.', { exact: false })).toBeVisible();
  await expect.element(confirm).toBeEnabled();
});
