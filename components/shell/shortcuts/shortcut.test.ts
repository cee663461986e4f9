import { describe, expect, it } from 'vitest';
import { isPressed, keyNames } from './shortcut';

const event = (key: string, change: object = {}) => ({
  ...{ key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...change,
});

describe('a shortcut', () => {
  it('goes by the place of a key where Alt makes another letter of it', () => {
    const pressed = event('∏', { code: 'KeyP', altKey: true, shiftKey: true });
    expect(isPressed('Alt+Shift+KeyP', pressed)).toBe(true);
    expect(isPressed('Alt+Shift+KeyS', pressed)).toBe(false);
    expect(isPressed('Alt+Shift+KeyP', { ...pressed, ctrlKey: true })).toBe(false);
  });

  it('takes Ctrl and ⌘ for the same', () => {
    expect(isPressed('Mod+Enter', event('Enter', { ctrlKey: true }))).toBe(true);
    expect(isPressed('Mod+Enter', event('Enter', { metaKey: true }))).toBe(true);
    expect(isPressed('Mod+Enter', event('Enter'))).toBe(false);
    expect(isPressed('Mod+KeyZ', event('z', { code: 'KeyZ', ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  it('of one sign goes by the sign, however it is typed', () => {
    expect(isPressed('?', event('?', { shiftKey: true, code: 'Minus' }))).toBe(true);
    expect(isPressed('?', event('?', { ctrlKey: true }))).toBe(false);
  });

  it('is named as on the keyboard', () => {
    expect(keyNames('Alt+Shift+KeyP', false)).toEqual(['Alt', 'Shift', 'P']);
    expect(keyNames('Mod+Enter', true)).toEqual(['⌘', '↵']);
  });
});
