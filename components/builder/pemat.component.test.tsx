import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { openBuilder } from './test-support';

const rate = () => page.getByRole('button', { name: 'Rate with PEMAT-P' });
const dialog = () => page.getByRole('dialog', { name: 'Rate with PEMAT-P' });
const acting = () => dialog().getByRole('region', { name: 'Acting' });

/** Agrees with five items, disagrees with one, and lets one not apply. */
async function answer(): Promise<void> {
  const items = acting().getByRole('radiogroup');
  for (let index = 0; index < 5; index += 1) {
    await press(items.nth(index).getByRole('radio', { name: 'Agree', exact: true }), ' ');
  }
  await press(items.nth(5).getByRole('radio', { name: 'Disagree' }), ' ');
  await expect.element(acting().getByRole('status')).toHaveTextContent(/^1 of 7 still to be answered$/);
  await press(items.nth(6).getByRole('radio', { name: 'Does not apply' }), ' ');
}

const score = 'You agreed with 5 of the 6 that apply: 83%';

it('takes no suggestion for an answer, and counts the answers of a person', async () => {
  await openBuilder();
  await rate().click();
  const understanding = dialog().getByRole('region', { name: 'Understanding' });
  await expect.element(understanding.getByRole('status')).toHaveTextContent(/^17 of 17 still to be answered$/);
  await expect.element(acting().getByText(/^Suggested: agree · \d+ sentences say what to do$/)).toBeVisible();
  await expect.element(dialog().getByRole('radio', { checked: true })).not.toBeInTheDocument();
  expect(acting().getByRole('radiogroup').elements()).toHaveLength(7);
  await answer();
  await expect.element(acting().getByRole('status')).toHaveTextContent(score);
  await userEvent.keyboard('{Escape}');
  await expect.element(rate()).toHaveFocus();
});

it('keeps a rating with the draft, and asks for another look when the words change', async () => {
  const builder = await openBuilder();
  await rate().click();
  await answer();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => Object.keys(builder.held.content.pemat?.answers ?? {})).toHaveLength(7);
  await builder.reopen();
  await rate().click();
  await expect.element(acting().getByRole('status')).toHaveTextContent(score);
  await userEvent.keyboard('{Escape}');

  await page.getByRole('textbox', { name: 'Section heading' }).fill('Other words');
  await rate().click();
  await expect
    .element(dialog().getByText('The words have changed since this was rated: look at them again.'))
    .toBeVisible();
  await expect.element(acting().getByRole('status')).toHaveTextContent(/^7 of 7 still to be answered$/);
});
