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

const noteOfPatient = () => page.getByRole('textbox', { name: 'Patient name' });

/** A key as the browser reports it on another keyboard; true: the page took it. */
function pressed(key: string, code: string, change: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...change });
  document.activeElement?.dispatchEvent(event);
  return event.defaultPrevented;
}

it.each([
  { keyboard: 'QWERTZ', z: 'KeyY', y: 'KeyZ' },
  { keyboard: 'AZERTY', z: 'KeyW', y: 'KeyY' },
])('undoes at Ctrl+Z and redoes at Ctrl+Y on a $keyboard keyboard', async ({ z, y }) => {
  await openBuilder();
  await noteOfPatient().fill('Ann');
  expect(pressed('z', z, { ctrlKey: true })).toBe(true);
  await expect.element(noteOfPatient()).toHaveValue('');
  expect(pressed('y', y, { ctrlKey: true })).toBe(true);
  await expect.element(noteOfPatient()).toHaveValue('Ann');
  pressed('z', z, { ctrlKey: true });
  await expect.element(noteOfPatient()).toHaveValue('');
  expect(pressed('Z', z, { metaKey: true, shiftKey: true })).toBe(true);
  await expect.element(noteOfPatient()).toHaveValue('Ann');
});

it('leaves a chord that types a letter to the field: Option+Shift+S is Ś on a Polish Mac', async () => {
  await openBuilder();
  await noteOfPatient().click();
  expect(pressed('Ś', 'KeyS', { altKey: true, shiftKey: true })).toBe(false);
  expect(pressed('Dead', 'KeyN', { altKey: true, shiftKey: true })).toBe(false);
  expect(pressed('Ś', 'KeyS', { modifierAltGraph: true, shiftKey: true })).toBe(false);
  await expect.element(noteOfPatient()).toHaveFocus();
  // Where nothing can be typed, it is the shortcut.
  await userEvent.keyboard('{Alt>}{Shift>}S{/Shift}{/Alt}');
  await expect.poll(hasFocusedRow).toBe(true);
  expect(pressed('Í', 'KeyP', { altKey: true, shiftKey: true })).toBe(true);
});
