'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { memo, type RefObject, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { wordsFor } from '../finding-words';
import { AtPlace } from './at-place';
import type { KeyTaker } from './command-menu';
import { hintAt, replacementFor, type WordHint } from './word-help';

/** What is the matter with the words at the cursor, and plainer ones where there are any. */
export const WordHelpCard = memo(function WordHelpCard({
  editor,
  keys,
}: {
  editor: Editor;
  keys: RefObject<KeyTaker>;
}) {
  const hint = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.isFocused ? hintAt(current.state) : null),
  });
  const plainer = hint && plainerFor(editor, hint);
  useEffect(() => {
    // What the cursor stands in now: the card may be a moment behind.
    keys.current = (event) =>
      event.key === '.' && (event.ctrlKey || event.metaKey) && replaceWith(editor, hintAt(editor.state));
  }, [editor, keys]);
  if (!hint) return null;
  const { title } = wordsFor(asFinding(hint));
  return (
    <AtPlace editor={editor} position={hint.from}>
      <div className="flex flex-col items-start gap-2 px-3 py-2.5">
        <p role="status" className="text-sm text-ink-2">
          {title}
          {plainer === null ? null : <span className="sr-only">{`. Plainer: ${plainer}. Press Ctrl and period.`}</span>}
        </p>
        {plainer === null ? null : (
          <Button
            size="sm"
            // The text keeps the focus, and with it what is chosen in it.
            onMouseDown={(event) => event.preventDefault()}
            onPress={() => replaceWith(editor, hint)}
          >
            {`Use “${plainer}”`}
            <Kbd>Ctrl .</Kbd>
          </Button>
        )}
      </div>
    </AtPlace>
  );
});

/** Puts the plainer words in place of the hard ones; false where there are none. */
function replaceWith(editor: Editor, hint: WordHint | null): boolean {
  const plainer = hint && plainerFor(editor, hint);
  if (!hint || plainer === null) return false;
  const { from, to } = hint;
  return editor.chain().focus().insertContentAt({ from, to }, plainer, { updateSelection: true }).run();
}

function plainerFor(editor: Editor, { finding, from, to }: WordHint): string | null {
  return finding.code === 'jargon' ? replacementFor(editor.state.doc.textBetween(from, to), finding) : null;
}

function asFinding({ finding: { at: _at, ...finding } }: WordHint): Finding {
  return { ...finding, place: { in: 'handout' } };
}
