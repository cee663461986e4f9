'use client';

import type { Editor } from '@tiptap/core';
import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SearchField } from '@/components/ui/search-field';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { isSymbol, type PictogramName } from '@/lib/domain/pictograms/catalog';
import { shownBy } from '@/lib/domain/pictograms/drawing-words';
import { PictureChoice } from './picture-choice';

const LONGEST = 300;

type PictureDialogProps = { editor: Editor; locale: string; isOpen: boolean; onClose: () => void };

/** A pictogram for the text: on a line of its own with a caption or, if it is small, beside the item of a list. */
export function PictureDialog({ editor, locale, isOpen, onClose }: PictureDialogProps) {
  const formId = useId();
  return (
    <Dialog
      title="Picture"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button variant="primary" type="submit" form={formId}>
          Insert
        </Button>
      }
    >
      <PictureForm formId={formId} editor={editor} locale={locale} onClose={onClose} />
    </Dialog>
  );
}

type PictureFormProps = { formId: string; editor: Editor; locale: string; onClose: () => void };

function PictureForm({ formId, editor, locale, onClose }: PictureFormProps) {
  const item = (['listItem', 'checklistItem'] as const).find((type) => editor.isActive(type));
  const [query, setQuery] = useState('');
  const [name, setName] = useState<PictogramName | null>(null);
  const [alt, setAlt] = useState('');
  const [caption, setCaption] = useState('');
  const [isWanted, setWanted] = useState(item !== undefined);
  const [isMissing, setMissing] = useState(false);
  const mayBeside = item !== undefined && (name === null || isSymbol(name));
  const isBeside = mayBeside && isWanted;
  const choose = (one: PictogramName): void => {
    setName(one);
    setAlt(shownBy(one, locale));
  };

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (name === null || (!isBeside && alt.trim() === '')) {
      setMissing(true);
      return;
    }
    if (item && isBeside) editor.chain().focus().updateAttributes(item, { pictogram: name }).run();
    else {
      const attrs = { pictogram: name, alt: alt.trim(), caption: caption.trim() };
      editor.chain().focus().insertContent({ type: 'figure', attrs }).run();
    }
    onClose();
  };

  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <SearchField label="Search pictures" placeholder="Search pictures" value={query} onChange={setQuery} autoFocus />
      <PictureChoice query={query} locale={locale} chosen={name} onChoose={choose} />
      {mayBeside ? <Switch label="Beside this line of the list" isSelected={isBeside} onChange={setWanted} /> : null}
      {isBeside ? null : (
        <>
          <TextField
            label="What it shows"
            description="For readers who cannot see it"
            value={alt}
            onChange={setAlt}
            maxLength={LONGEST}
            textLocale={locale}
          />
          <TextField label="Caption" value={caption} onChange={setCaption} maxLength={LONGEST} textLocale={locale} />
        </>
      )}
      {isMissing && (name === null || alt.trim() === '') ? (
        <p role="alert" className="text-red">
          {name === null ? 'Choose a picture.' : 'Say what it shows.'}
        </p>
      ) : null}
    </form>
  );
}
