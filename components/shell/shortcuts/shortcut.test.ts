import { describe, expect, it } from 'vitest';
import { isPressed, keyNames, makesLetter } from './shortcut';

const event = (key: string, change: object = {}, modifiers: readonly string[] = []) => ({
  ...{ key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  getModifierState: (name: string) => modifiers.includes(name),
  ...change,
});
const ctrl = { ctrlKey: true };

describe('a shortcut', () => {
  it.each([
    { keyboard: 'QWERTZ', z: 'KeyY', y: 'KeyZ' },
    { keyboard: 'AZERTY', z: 'KeyW', y: 'KeyY' },
    { keyboard: 'QWERTY', z: 'KeyZ', y: 'KeyY' },
  ])('goes by the letter on a $keyboard keyboard, wherever it is', ({ z, y }) => {
    expect(isPressed('Mod+Z', event('z', { code: z, ...ctrl }))).toBe(true);
    expect(isPressed('Ctrl+Y', event('y', { code: y, ...ctrl }))).toBe(true);
    expect(isPressed('Mod+Z', event('y', { code: y, ...ctrl }))).toBe(false);
    expect(isPressed('Mod+Shift+Z', event('Z', { code: z, ...ctrl, shiftKey: true }))).toBe(true);
    expect(isPressed('Mod+Shift+Z', event('Z', { code: z, metaKey: true, shiftKey: true }))).toBe(true);
  });

  it('is not undo where AZERTY has its W', () => {
    expect(isPressed('Mod+Z', event('w', { code: 'KeyZ', ...ctrl }))).toBe(false);
  });

  it('goes by the letter with Caps Lock on', () => {
    expect(isPressed('Mod+Z', event('Z', { code: 'KeyZ', ...ctrl }))).toBe(true);
  });

  it.each(['я', 'ζ', 'ئ', 'ז'])('goes by the place of a key that writes %s, on which no Latin letter is', (key) => {
    expect(isPressed('Mod+Z', event(key, { code: 'KeyZ', ...ctrl }))).toBe(true);
    expect(isPressed('Mod+Z', event(key, { code: 'KeyX', ...ctrl }))).toBe(false);
  });

  it('goes by the place of a key where Option makes a sign of its letter', () => {
    const pressed = event('∏', { code: 'KeyP', altKey: true, shiftKey: true });
    expect(isPressed('Alt+Shift+P', pressed)).toBe(true);
    expect(isPressed('Alt+Shift+S', pressed)).toBe(false);
    expect(isPressed('Alt+Shift+P', { ...pressed, ctrlKey: true })).toBe(false);
  });

  it('is never what AltGr makes', () => {
    const typed = { code: 'KeyS', altKey: true, shiftKey: true };
    expect(isPressed('Alt+Shift+S', event('Ś', typed, ['AltGraph']))).toBe(false);
    expect(isPressed('Mod+Z', event('ż', { code: 'KeyZ', ...ctrl }, ['AltGraph']))).toBe(false);
  });

  it('takes Ctrl and ⌘ for the same, but for redo with Y, which is Ctrl alone', () => {
    expect(isPressed('Mod+Enter', event('Enter', ctrl))).toBe(true);
    expect(isPressed('Mod+Enter', event('Enter', { metaKey: true }))).toBe(true);
    expect(isPressed('Mod+Enter', event('Enter'))).toBe(false);
    expect(isPressed('Mod+Z', event('Z', { code: 'KeyZ', ...ctrl, shiftKey: true }))).toBe(false);
    expect(isPressed('Ctrl+Y', event('y', { code: 'KeyY', metaKey: true }))).toBe(false);
  });

  it('of one sign goes by the sign, however it is typed', () => {
    expect(isPressed('?', event('?', { shiftKey: true, code: 'Minus' }))).toBe(true);
    expect(isPressed('?', event('?', ctrl))).toBe(false);
  });

  it('is named as on the keyboard', () => {
    expect(keyNames('Alt+Shift+P', false)).toEqual(['Alt', 'Shift', 'P']);
    expect(keyNames('Mod+Enter', true)).toEqual(['⌘', '↵']);
  });
});

describe('a chord that writes a letter', () => {
  it.each(['Ś', 'ß', 'Å', '∏', '€', 'Dead'])('is one where it makes %s', (key) => {
    expect(makesLetter({ key, altKey: true })).toBe(true);
  });

  it.each(['S', 's', 'Enter', 'Ы', 'ArrowUp'])('is none where it makes %s', (key) => {
    expect(makesLetter({ key, altKey: true })).toBe(false);
  });

  it('is none without Alt or Option', () => {
    expect(makesLetter({ key: 'é', altKey: false })).toBe(false);
  });
});
