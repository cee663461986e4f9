/** A key, or a chord, and what it does. `keys` names it as KeyboardEvent does: "Alt+Shift+KeyP", "Mod+Enter", "?". */
export type Shortcut = {
  keys: string;
  label: string;
  run: () => void;
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Mod is Ctrl, or ⌘ on a Mac. Keys of a chord go by their place on the keyboard: Alt turns letters into others. */
export function isPressed(keys: string, event: Pressed): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const isMod = event.ctrlKey || event.metaKey;
  if (parts.length === 1) return event.key === key && !isMod && !event.altKey;
  return (
    isMod === wants('Mod') &&
    event.altKey === wants('Alt') &&
    event.shiftKey === wants('Shift') &&
    (event.code === key || event.key === key)
  );
}

const names: Readonly<Record<string, string>> = { Enter: '↵', Mod: 'Ctrl' };
const macNames: Readonly<Record<string, string>> = { Enter: '↵', Mod: '⌘', Alt: '⌥', Shift: '⇧' };

/** The keys as they are written on the keyboard: "Alt", "Shift", "P". */
export function keyNames(keys: string, isMac: boolean): string[] {
  return keys.split('+').map((part) => (isMac ? macNames : names)[part] ?? part.replace(/^Key/, ''));
}

/** What a single key would otherwise type into. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [role=spinbutton], [role=textbox]'))
  );
}
