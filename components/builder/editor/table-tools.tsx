'use client';

import { type Editor, useEditorState } from '@tiptap/react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

const CAPTION_MAX = 300;

const actions: readonly { label: string; run: (editor: Editor) => void }[] = [
  { label: 'Add row', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { label: 'Add column', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { label: 'Delete row', run: (editor) => editor.chain().focus().deleteRow().run() },
  { label: 'Delete column', run: (editor) => editor.chain().focus().deleteColumn().run() },
  { label: 'Delete table', run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** Shown while the cursor is in a table. */
export function TableTools({ editor, locale }: { editor: Editor; locale: string }) {
  const caption = useEditorState({
    editor,
    selector: ({ editor: current }) => String(current.getAttributes('table').caption ?? ''),
  });
  return (
    <div className="flex flex-wrap items-end gap-2 border-b border-line bg-sunk px-3 py-2">
      <TextField
        label="Table caption"
        value={caption}
        onChange={(text) => editor.commands.updateAttributes('table', { caption: text.slice(0, CAPTION_MAX) })}
        maxLength={CAPTION_MAX}
        textLocale={locale}
        className="min-w-40 flex-1"
      />
      <div className="flex flex-wrap gap-1">
        {actions.map(({ label, run }) => (
          <Button key={label} size="sm" variant="quiet" onPress={() => run(editor)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
