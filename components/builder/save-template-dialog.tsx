'use client';

import { type SubmitEvent, useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { withoutTypedText } from '@/lib/domain/handout/draft-edit';
import type { SectionVersion } from '@/lib/domain/library/section';
import { changeTemplate, listMyTemplatesToChange, saveTemplate } from '@/lib/features/templates/actions';

type Draft = { draftId: string; content: DraftContent; versions: readonly SectionVersion[] };

type SaveTemplateDialogProps = Draft & { isOpen: boolean; onClose: () => void };

/** Keeps the arrangement and its wording for the next patient; nothing of this one. */
export function SaveTemplateDialog({ isOpen, onClose, ...draft }: SaveTemplateDialogProps) {
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
      <TemplateForm formId={formId} {...draft} onSaving={setSaving} onDone={onClose} />
    </Dialog>
  );
}

function TemplateForm({
  formId,
  draftId,
  content,
  versions,
  onSaving,
  onDone,
}: Draft & {
  formId: string;
  onSaving: (isSaving: boolean) => void;
  onDone: () => void;
}) {
  const [name, setName] = useState(content.title);
  const { templates, chosen, choose } = useTemplatesToChange();
  const [isShared, setShared] = useState(false);
  const [nameError, setNameError] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | undefined>();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!chosen && name.trim() === '') {
      setNameError('Give the template a name.');
      return;
    }
    onSaving(true);
    setFailure(undefined);
    setNameError(undefined);
    const arrangement = arrangementOf(withoutTypedText(content, versions));
    const outcome = await settled<unknown>(
      chosen
        ? changeTemplate({ id: chosen.id, version: chosen.version, arrangement, draftId })
        : saveTemplate({ name, shared: isShared, arrangement, draftId }),
    );
    onSaving(false);
    if (outcome.ok) {
      if (chosen) toast(`“${chosen.name}” is changed. What it was is kept among its versions.`);
      else toast(isShared ? 'Template saved and shared with your clinic' : 'Template saved');
      onDone();
      return;
    }
    const { failure } = outcome;
    if (failure.fields?.name) setNameError(failure.fields.name);
    else setFailure(failure.fields?.arrangement ?? failureText(failure));
  };

  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {failure ? (
        <Notice tone="red" live="assertive">
          {failure}
        </Notice>
      ) : null}
      {templates.length > 0 ? (
        <Select
          label="Save as"
          options={[{ id: NEW, label: 'A new template' }, ...templates.map((one) => ({ id: one.id, label: one.name }))]}
          value={chosen?.id ?? NEW}
          onChange={choose}
        />
      ) : null}
      {chosen ? null : (
        <>
          <TextField label="Name" value={name} onChange={setName} error={nameError} autoFocus />
          <Switch label="Share with clinic" isSelected={isShared} onChange={setShared} />
        </>
      )}
      <p className="text-sm text-ink-2">
        It keeps the sections, their order and your wording. The patient’s details, the follow-up, the plan and the note
        stay out, and the sections that print them are switched off.
      </p>
      <p className="text-sm text-ink-2">
        What you write as <strong>[[weeks until review]]</strong> or <strong>[[left/right/both]]</strong> is asked each
        time the template is used.
      </p>
    </form>
  );
}

const NEW = 'new';

/** The templates that this member may save over; asked for when the dialog opens. */
function useTemplatesToChange() {
  const [templates, setTemplates] = useState<readonly { id: string; name: string; version: number }[]>([]);
  const [chosenId, choose] = useState<string>(NEW);
  useEffect(() => {
    let isShown = true;
    void settled(listMyTemplatesToChange()).then((outcome) => {
      if (isShown && outcome.ok) setTemplates(outcome.value);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return { templates, chosen: templates.find(({ id }) => id === chosenId), choose };
}
