'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { dismissPaste, pasteOutcome, undoPaste } from './paste-plugin';

/** What the last paste left out or changed, right under the text that it went into. */
export function PasteNotice({ editor }: { editor: Editor }) {
  const outcome = useEditorState({ editor, selector: ({ editor: current }) => pasteOutcome(current.state) });
  const dismiss = (): void => {
    dismissPaste(editor.view);
    editor.commands.focus();
  };
  const hasInserted = outcome !== null && outcome.to > outcome.from;
  return (
    // It is there before it says anything: what appears together with its words is not always read out.
    <div role="status" aria-label="Paste" className={outcome ? 'border-t border-line px-3 py-2.5' : 'sr-only'}>
      {outcome ? (
        <Notice tone="amber">
          <p className="font-semibold">{hasInserted ? 'Check what you pasted' : 'Nothing was pasted'}</p>
          <ul className="mt-1 list-disc ps-5 font-normal text-ink">
            {outcome.notices.map((notice) => (
              <li key={notice} className="wrap-anywhere">
                {notice}
              </li>
            ))}
          </ul>
          <div className="mt-2 flex flex-wrap gap-2">
            {hasInserted ? (
              <Button size="sm" onPress={() => undoPaste(editor.view)}>
                Undo paste
              </Button>
            ) : null}
            <Button size="sm" variant="quiet" onPress={dismiss}>
              Dismiss
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  );
}
