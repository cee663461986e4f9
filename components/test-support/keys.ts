import { expect } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';

/** Focuses the element, then presses the keys. */
export async function press(where: Locator, keys: string): Promise<void> {
  await expect.element(where).toBeInTheDocument();
  where.element().focus();
  await userEvent.keyboard(keys);
}
