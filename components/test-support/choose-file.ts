import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Somebody chooses this file where the page asks for one. It stays in the browser, however large it is. */
export async function chooseFile(file: File): Promise<void> {
  await expect.element(page.getByRole('button').first()).toBeInTheDocument();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('the page asks for no file');
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
