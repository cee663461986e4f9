'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { type Snippet, snippetSchema } from '@/lib/domain/snippet';
import { saveSnippet } from '@/lib/features/snippets/actions';

type Errors = { name?: string | undefined; text?: string | undefined };

/** A new snippet (null), or one to change. */
export function SnippetDialog({ snippet, onClose }: { snippet: Snippet | null; onClose: () => void }) {
  const router = useRouterAfterWrite();
  const form = useId();
  const [name, setName] = useState(snippet?.name ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const [errors, setErrors] = useState<Errors>({});
  const [isSaving, setSaving] = useState(false);

  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = snippetSchema.safeParse({ name: name.replace(/^;/, ''), text });
    if (!typed.success) {
      const messageOf = (field: string) => typed.error.issues.find(({ path }) => path[0] === field)?.message;
      setErrors({ name: messageOf('name'), text: messageOf('text') });
      return;
    }
    setSaving(true);
    const outcome = await settled(saveSnippet({ was: snippet?.name ?? null, snippet: typed.data }));
    setSaving(false);
    if (!outcome.ok) {
      setErrors({ name: outcome.failure.fields?.name ?? failureWords[outcome.failure.code] });
      return;
    }
    onClose();
    router.refresh();
  };

  return (
    <Dialog
      title={snippet ? 'Change snippet' : 'Add snippet'}
      isOpen
      onClose={onClose}
      isBusy={isSaving}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSaving}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={isSaving}>
            Save snippet
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
        <TextField
          label="Name"
          description="One short word, such as ice"
          value={name}
          onChange={setName}
          error={errors.name}
          autoComplete="off"
          autoFocus
        />
        <TextArea
          label="Words"
          description="Leave the patient’s name and details out. Each line becomes a paragraph."
          value={text}
          onChange={setText}
          error={errors.text}
          rows={4}
        />
      </form>
    </Dialog>
  );
}
