import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Keys and buttons act on the selection that is on screen. The browser tells of a new selection later than it makes it:
 * on a busy page the next key comes first, and the editor would delete, split or remember the place before.
 */
export const FreshSelection = Extension.create({
  name: 'freshSelection',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        view: ({ dom: { ownerDocument: page } }) => {
          const readSelection = (event: Event): void => {
            // While words are being composed, such as in Japanese, the browser owns the selection.
            if (event instanceof KeyboardEvent && event.isComposing) return;
            // The editor reads the selection when it hears this, and does nothing where it knows it already.
            page.dispatchEvent(new Event('selectionchange'));
          };
          const kinds = ['keydown', 'pointerdown'] as const;
          // In capture, so that whatever takes the key finds the selection as it is.
          for (const kind of kinds) page.addEventListener(kind, readSelection, { capture: true });
          return {
            destroy: () => {
              for (const kind of kinds) page.removeEventListener(kind, readSelection, { capture: true });
            },
          };
        },
      }),
    ];
  },
});
