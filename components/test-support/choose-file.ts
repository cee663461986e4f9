import { expect } from 'vitest';
import { page } from 'vitest/browser';

/** Chooses this file in the page's file input. The file is never sent anywhere, so it may be of any size. */
export async function chooseFile(file: File): Promise<void> {
  await expect.element(page.getByRole('button').first()).toBeInTheDocument();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('the page has no file input');
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
