'use client';

import { useEffect } from 'react';
import { isPressed, isTyping, type Shortcut } from './shortcut';

/** Listens while the page is shown. Nothing happens below an open dialog, and single keys do nothing while typing. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || isDialogOpen()) return;
      const shortcut = shortcuts.find(({ keys }) => isPressed(keys, event));
      if (!shortcut || (!shortcut.keys.includes('+') && isTyping(event.target))) return;
      event.preventDefault();
      // Before the editor, which would take Ctrl+Enter as a line break.
      event.stopPropagation();
      shortcut.run();
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
