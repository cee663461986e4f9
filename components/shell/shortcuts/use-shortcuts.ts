'use client';

import { useEffect } from 'react';
import { isPressed, isTyping, makesLetter, type Shortcut } from './shortcut';

/** Listens while the page is shown. Nothing happens below an open dialog; what writes something is left to a field. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || isDialogOpen()) return;
      const chords = shortcuts.flatMap(({ keys, also, run }) =>
        [keys, ...(also ? [also] : [])].map((one) => ({ one, run })),
      );
      const pressed = chords.find(({ one }) => isPressed(one, event));
      if (!pressed || (isTyping(event.target) && (!pressed.one.includes('+') || makesLetter(event)))) return;
      event.preventDefault();
      // Before the editor, which would take Ctrl+Enter as a line break.
      event.stopPropagation();
      pressed.run();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });
}

/** A message at the edge of the window is an alertdialog too, but it stands in a region and holds nobody up. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].some(
    (one) => !one.closest('[role=region]'),
  );
}
