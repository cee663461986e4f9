/** A key, or a chord, and what it does: "Alt+Shift+P", "Mod+Enter", "Ctrl+Y", "?". Mod is Ctrl, or ⌘ on a Mac. */
export type Shortcut = {
  keys: string;
  /** Another chord for the same. */
  also?: string;
  label: string;
  run: () => void;
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'getModifierState'>;

/** Chords go by the letter that the key types, wherever a layout has it; single keys by the very sign. */
export function isPressed(keys: string, event: Pressed): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const isMod = event.ctrlKey || event.metaKey;
  if (parts.length === 1) return event.key === key && !isMod && !event.altKey;
  // AltGr makes letters and signs; what it makes is never a command.
  if (event.getModifierState('AltGraph')) return false;
  const isModWanted = wants('Ctrl') ? event.ctrlKey && !event.metaKey : isMod === wants('Mod');
  return (
    isModWanted &&
    event.altKey === wants('Alt') &&
    event.shiftKey === wants('Shift') &&
    (event.key === key || letterOf(event) === key)
  );
}

/** Would the chord write something here? Option makes letters and signs on a Mac: "ś", "∏", an accent to come. */
export function makesLetter({ key, altKey }: Pick<KeyboardEvent, 'key' | 'altKey'>): boolean {
  return altKey && (key === 'Dead' || (isOneCharacter(key) && !isAscii(key) && !isOfOtherScript(key)));
}

/**
 * The Latin letter of a key, in capitals. Where a keyboard writes another script, or Option makes a sign of the letter,
 * it is the one at the same place of a US keyboard.
 */
function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  return isAscii(key) ? key.toUpperCase() : code.replace(/^Key/, '');
}

const isOneCharacter = (key: string): boolean => [...key].length === 1;
const isAscii = (key: string): boolean => /^[\x20-\x7e]+$/.test(key);

/** Such as "ы": what the key writes with or without Alt. */
const isOfOtherScript = (key: string): boolean => /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);

const names: Readonly<Record<string, string>> = { Enter: '↵', Mod: 'Ctrl' };
const macNames: Readonly<Record<string, string>> = { Enter: '↵', Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** The keys as they are written on the keyboard: "Alt", "Shift", "P". */
export function keyNames(keys: string, isMac: boolean): string[] {
  return keys.split('+').map((part) => (isMac ? macNames : names)[part] ?? part);
}

/** What a single key would otherwise type into. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [role=textbox]'))
  );
}
