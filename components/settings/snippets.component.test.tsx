import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { router } from '@/components/test-support/navigation';
import { saveSnippet } from '@/lib/features/snippets/actions';
import { SnippetList } from './snippet-list';

it('asks for one word as the name of a snippet before it sends it', async () => {
  vi.mocked(saveSnippet).mockResolvedValue({ ok: true, value: {} });
  await render(<SnippetList snippets={[]} />);
  await page.getByRole('button', { name: 'Add snippet' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add snippet' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await expect.element(name).toHaveFocus();
  await name.fill('two words');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('Put ice on it for 10 minutes.\nThen rest.');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect.element(dialog.getByText('Use one word')).toBeVisible();
  expect(saveSnippet).not.toHaveBeenCalled();

  await name.fill('ice');
  await dialog.getByRole('button', { name: 'Save snippet' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  const snippet = { name: 'ice', text: 'Put ice on it for 10 minutes.\nThen rest.' };
  expect(saveSnippet).toHaveBeenCalledExactlyOnceWith({ was: null, snippet });
  expect(router.refresh).toHaveBeenCalled();
});
