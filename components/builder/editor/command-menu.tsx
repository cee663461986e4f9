'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { memo, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import type { Snippet } from '@/lib/domain/snippet';
import { AtPlace } from './at-place';
import { type AskForPicture, type Insertable, offeredFor } from './insertables';
import { typedCommandAt } from './typed-command';

/** Keys that go to whatever is open over the text before they go to the text; true: it took the key. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

type CommandMenuProps = {
  editor: Editor;
  snippets: readonly Snippet[];
  askForPicture: AskForPicture;
  keys: RefObject<KeyTaker>;
};

/**
 * What a typed "/" or ";" offers. The focus stays in the text, and so does every key until an arrow key has moved into
 * the list: only then do Enter and Tab insert. "5 mg /h" and Enter are words and a new line. Escape closes.
 */
export const CommandMenu = memo(function CommandMenu({ editor, snippets, askForPicture, keys }: CommandMenuProps) {
  const listId = useId();
  const command = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.isFocused ? typedCommandAt(current.state) : null),
  });
  // Closed for the command that stands there; another one opens the list again.
  const [closedAt, setClosedAt] = useState<number | null>(null);
  /** Nothing is chosen until somebody moves into the list. */
  const [wanted, setWanted] = useState<number | null>(null);
  const [query, setQuery] = useState(command?.query);
  if (command?.query !== query) {
    setQuery(command?.query);
    setWanted(null);
  }
  if (command === null && closedAt !== null) setClosedAt(null);
  const offered = useMemo(
    () => (command && command.from !== closedAt ? offeredFor(command, { snippets, askForPicture }) : []),
    [command, closedAt, snippets, askForPicture],
  );
  const isOpen = command !== null && offered.length > 0;
  const active = wanted === null ? null : Math.min(wanted, offered.length - 1);

  const insert = (item: Insertable | undefined): void => {
    if (!command || !item) return;
    editor.chain().focus().deleteRange({ from: command.from, to: command.to }).run();
    item.run(editor);
  };

  useEffect(() => {
    keys.current = (event) => {
      if (!isOpen || event.isComposing || hasModifier(event)) return false;
      switch (event.key) {
        case 'ArrowDown':
          setWanted(active === null ? 0 : (active + 1) % offered.length);
          return true;
        case 'ArrowUp':
          setWanted(((active ?? 0) + offered.length - 1) % offered.length);
          return true;
        case 'Enter':
        case 'Tab':
          if (active === null) return false;
          insert(offered[active]);
          return true;
        case 'Escape':
          setClosedAt(command.from);
          return true;
        default:
          return false;
      }
    };
    const element = editor.view.dom;
    if (isOpen) {
      element.setAttribute('aria-controls', listId);
    } else element.removeAttribute('aria-controls');
    if (isOpen && active !== null) {
      element.setAttribute('aria-activedescendant', `${listId}-${active}`);
      document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
    } else element.removeAttribute('aria-activedescendant');
  });

  return (
    <>
      {isOpen ? (
        <AtPlace editor={editor} position={command.from}>
          <div id={listId} role="listbox" aria-label="Insert" className="max-h-80 overflow-y-auto p-1">
            {offered.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken from the text, which keeps the focus
              <div
                key={item.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(item)}
                className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1.5 hover:bg-sunk aria-selected:bg-accent-soft forced-colors:aria-selected:bg-[Highlight]"
              >
                <item.icon aria-hidden className="size-4 shrink-0 text-ink-3" />
                <span className="min-w-0">
                  <span className="block">{item.label}</span>
                  {item.detail ? <span className="block truncate text-sm text-ink-2">{item.detail}</span> : null}
                </span>
              </div>
            ))}
          </div>
          <p className="flex items-center gap-1 border-t border-line px-3 py-1.5 text-sm text-ink-2">
            <Kbd>↓</Kbd> then <Kbd>↵</Kbd> inserts. Or just write on.
          </p>
        </AtPlace>
      ) : null}
      <span role="status" className="sr-only">
        {isOpen ? newsOf(offered, active) : ''}
      </span>
    </>
  );
});

/** With one of these an arrow key selects words, and Enter issues the handout. */
function hasModifier({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return shiftKey || ctrlKey || altKey || metaKey;
}

function newsOf(offered: readonly Insertable[], active: number | null): string {
  const chosen = active === null ? undefined : offered[active];
  return chosen ? chosen.label : `${offered.length} to insert. Press the down arrow to choose.`;
}
