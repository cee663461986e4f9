import { expect } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';

/** Presses keys where this has the focus. */
export async function press(where: Locator, keys: string): Promise<void> {
  await expect.element(where).toBeInTheDocument();
  where.element().focus();
  await userEvent.keyboard(keys);
}
