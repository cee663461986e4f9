'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { saveTemplate } from '@/lib/features/templates/actions';

type SaveTemplateDialogProps = { isOpen: boolean; onClose: () => void; content: DraftContent };

/** Keeps the arrangement and its wording for the next patient; nothing of this one. */
export function SaveTemplateDialog({ isOpen, onClose, content }: SaveTemplateDialogProps) {
  const formId = useId();
  const [isSaving, setSaving] = useState(false);
  return (
    <Dialog
      title="Save as template"
      isOpen={isOpen}
      onClose={onClose}
      size="sm"
      isBusy={isSaving}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSaving}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} isPending={isSaving}>
            Save template
          </Button>
        </>
      }
    >
      <TemplateForm formId={formId} content={content} onSaving={setSaving} onDone={onClose} />
    </Dialog>
  );
}

function TemplateForm({
  formId,
  content,
  onSaving,
  onDone,
}: {
  formId: string;
  content: DraftContent;
  onSaving: (isSaving: boolean) => void;
  onDone: () => void;
}) {
  const [name, setName] = useState(content.title);
  const [isShared, setShared] = useState(false);
  const [nameError, setNameError] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | undefined>();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') {
      setNameError('Give the template a name.');
      return;
    }
    onSaving(true);
    setFailure(undefined);
    setNameError(undefined);
    const outcome = await settled(saveTemplate({ name, shared: isShared, arrangement: arrangementOf(content) }));
    onSaving(false);
    if (outcome.ok) {
      toast(isShared ? 'Template saved and shared with your clinic' : 'Template saved');
      onDone();
      return;
    }
    const { failure } = outcome;
    if (failure.fields?.name) setNameError(failure.fields.name);
    else setFailure(failureText(failure));
  };

  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {failure ? (
        <Notice tone="red" live="assertive">
          {failure}
        </Notice>
      ) : null}
      <TextField label="Name" value={name} onChange={setName} error={nameError} autoFocus />
      <Switch label="Share with clinic" isSelected={isShared} onChange={setShared} />
      <p className="text-sm text-ink-2">
        It keeps the sections, their order and your wording. The patient’s details, the follow-up and the note stay out.
      </p>
    </form>
  );
}
