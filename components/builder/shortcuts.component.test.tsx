import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { router } from '@/components/test-support/navigation';
import { openBuilder, wording } from './test-support';

const list = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const hasFocusedRow = () => document.querySelector('[data-section-row] button:focus') !== null;

it('lists the shortcuts at a question mark and gives the focus back', async () => {
  await openBuilder();
  await userEvent.keyboard('{Alt>}{Shift>}S{/Shift}{/Alt}');
  await expect.poll(hasFocusedRow).toBe(true);
  await userEvent.keyboard('?');
  await expect.element(list()).toHaveTextContent('Issue handout');
  await userEvent.keyboard('{Escape}');
  await expect.element(list()).not.toBeInTheDocument();
  await expect.poll(hasFocusedRow).toBe(true);
});

it('takes a question mark for a letter where somebody types', async () => {
  await openBuilder();
  await expect.element(page.getByRole('textbox', { name: 'Patient name' })).toHaveFocus();
  await userEvent.keyboard('what?');
  await expect.element(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('what?');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

it('goes where the shortcuts say', async () => {
  await openBuilder();
  await userEvent.keyboard('{Alt>}{Shift>}A{/Shift}{/Alt}');
  await expect.element(page.getByRole('dialog', { name: 'Add section' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await userEvent.keyboard('{Alt>}{Shift>}P{/Shift}{/Alt}');
  await expect.element(page.getByRole('textbox', { name: 'Patient name' })).toHaveFocus();
  await userEvent.keyboard('{Alt>}{Shift>}W{/Shift}{/Alt}');
  await expect.element(wording()).toHaveFocus();
  await userEvent.keyboard('{Alt>}{Shift>}H{/Shift}{/Alt}');
  await expect.poll(() => router.push.mock.calls).toEqual([['/']]);
});
