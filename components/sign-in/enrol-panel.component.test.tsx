import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { EnrolPanel } from './enrol-panel';

it.each([
  [true, 1],
  [false, 0],
])('offers a passkey as the proof where the member has one: %s', async (hasPasskey, count) => {
  const shown = await render(<EnrolPanel next="/" ways={{ hasFactor: true, hasPasskey }} />);
  await expect.element(page.getByRole('textbox', { name: 'Code' })).toBeVisible();
  // Another button with this name leads to a different set-up.
  expect(page.getByRole('button', { name: 'Use a passkey instead' }).elements()).toHaveLength(count + 1);
  await shown.unmount();
});
