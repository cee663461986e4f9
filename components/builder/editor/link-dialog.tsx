'use client';

import type { Editor } from '@tiptap/react';
import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { isLinkAllowed } from './link-mark';

type LinkDialogProps = { editor: Editor; isOpen: boolean; onClose: () => void };

export function LinkDialog({ editor, isOpen, onClose }: LinkDialogProps) {
  const formId = useId();
  const isLinked = isOpen && editor.isActive('link');
  const remove = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    onClose();
  };
  return (
    <Dialog
      title="Link"
      isOpen={isOpen}
      onClose={onClose}
      size="sm"
      footer={
        <>
          {isLinked ? (
            <Button variant="quiet" onPress={remove}>
              Remove link
            </Button>
          ) : null}
          <Button variant="primary" type="submit" form={formId}>
            Set link
          </Button>
        </>
      }
    >
      <LinkForm formId={formId} editor={editor} onClose={onClose} />
    </Dialog>
  );
}

function LinkForm({ formId, editor, onClose }: { formId: string; editor: Editor; onClose: () => void }) {
  const [href, setHref] = useState(() => String(editor.getAttributes('link').href ?? ''));
  const [isRefused, setRefused] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const address = href.trim();
    if (!isLinkAllowed(address)) {
      setRefused(true);
      return;
    }
    const link = { type: 'link', attrs: { href: address } };
    const chain = editor.chain().focus();
    // Nothing is selected: the address itself becomes the words.
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: address.replace(/^(tel|mailto):/, ''), marks: [link] }).run();
    } else chain.extendMarkRange('link').setMark('link', link.attrs).run();
    onClose();
  };

  return (
    <form id={formId} onSubmit={submit} noValidate>
      <TextField
        label="Address"
        description="A web page (https:), a phone number (tel:) or an e-mail address (mailto:)"
        placeholder="https://"
        value={href}
        onChange={setHref}
        error={isRefused ? 'Start with https:, tel: or mailto:, without spaces.' : undefined}
        autoFocus
      />
    </form>
  );
}
