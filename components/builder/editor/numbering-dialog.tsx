'use client';

import type { Editor } from '@tiptap/react';
import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { HIGHEST_START, isListStart, itemLabel, listStyles } from '@/lib/domain/handout/list-numbering';
import { listAtCursor, numberingAfterAbove, numberingIn, setNumbering } from './numbered-list';

type NumberingDialogProps = { editor: Editor; isOpen: boolean; onClose: () => void };

/** Where the numbered list at the cursor starts, and whether it counts in digits, letters or Roman numerals. */
export function NumberingDialog({ editor, isOpen, onClose }: NumberingDialogProps) {
  const formId = useId();
  return (
    <Dialog
      title="Numbering"
      isOpen={isOpen}
      onClose={onClose}
      size="sm"
      footer={
        <Button variant="primary" type="submit" form={formId}>
          Set numbering
        </Button>
      }
    >
      <NumberingForm formId={formId} editor={editor} onClose={onClose} />
    </Dialog>
  );
}

const styles = listStyles.map((style) => ({
  id: style,
  label: [0, 1, 2].map((position) => itemLabel({ start: 1, style }, position).slice(0, -1)).join(', '),
}));

function NumberingForm({ formId, editor, onClose }: { formId: string; editor: Editor; onClose: () => void }) {
  const [now] = useState(() => numberingIn(listAtCursor(editor)?.list.attrs ?? {}));
  const [after] = useState(() => numberingAfterAbove(editor));
  const [style, setStyle] = useState(now.style);
  const [typed, setTyped] = useState(String(now.start));
  const [isRefused, setRefused] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const start = Number(typed.trim());
    if (!isListStart(start)) {
      setRefused(true);
      return;
    }
    editor.commands.focus();
    setNumbering(editor, { start, style });
    onClose();
  };

  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ChoiceGroup label="Count in" choices={styles} value={style} onChange={setStyle} />
      <TextField
        label="Start at number"
        description={`The first label is ${isListStart(Number(typed)) ? itemLabel({ start: Number(typed), style }, 0) : '…'}`}
        error={isRefused ? `Enter a whole number from 1 to ${HIGHEST_START}.` : undefined}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      {after ? (
        <Button
          onPress={() => {
            setStyle(after.style);
            setTyped(String(after.start));
          }}
        >
          {`Continue from the list above (${itemLabel(after, 0)})`}
        </Button>
      ) : null}
    </form>
  );
}
