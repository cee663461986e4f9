import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { router } from '@/components/test-support/navigation';
import { Toaster } from '@/components/ui/toast';
import { setRetention } from '@/lib/features/patient-records/actions';
import { RetentionForm } from './retention-form';

it('saves how long handouts are kept, and says whether any is older', async () => {
  vi.mocked(setRetention).mockResolvedValue({ ok: true, value: {} });
  const shown = await render(
    <>
      <RetentionForm retention={{ years: null, expiredCount: 0, heldCount: 0 }} />
      <Toaster />
    </>,
  );
  await expect.element(page.getByText('Nothing is erased because of its age.')).toBeVisible();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await expect.element(save).toBeDisabled();
  await page.getByRole('combobox', { name: 'Keep issued handouts' }).selectOptions('For 10 years');
  await save.click();
  await expect.element(page.getByText('The retention period is saved.')).toBeVisible();
  expect(setRetention).toHaveBeenCalledExactlyOnceWith({ years: 10 });
  expect(router.refresh).toHaveBeenCalled();
  await shown.rerender(<RetentionForm retention={{ years: 10, expiredCount: 0, heldCount: 0 }} />);
  await expect.element(page.getByText('No handout is older than that.')).toBeVisible();
  await shown.rerender(<RetentionForm retention={{ years: 10, expiredCount: 3, heldCount: 1 }} />);
  await expect.element(page.getByText('3 handouts are older than that.')).toBeVisible();
  await expect.element(page.getByText('1 older handout is kept by a legal hold.')).toBeVisible();
});
