'use client';

import type { Editor } from '@tiptap/core';
import { type SubmitEvent, useId, useState } from 'react';
import { Pictogram } from '@/components/document/pictogram';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SearchField } from '@/components/ui/search-field';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { foldedWords } from '@/lib/domain/library/folded-words';
import { type PictogramName, pictogramNames, pictograms } from '@/lib/domain/pictograms/catalog';

const LONGEST = 300;

type PictureDialogProps = { editor: Editor; locale: string; isOpen: boolean; onClose: () => void };

/** A pictogram for the text: on a line of its own with a caption, or beside the item of a list. */
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
  const [isBeside, setBeside] = useState(item !== undefined);
  const [isMissing, setMissing] = useState(false);
  const shown = pictogramNames.filter((one) => matches(one, query));

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
      <fieldset>
        <legend className="sr-only">Picture</legend>
        <div className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-1 overflow-y-auto">
          {shown.map((one) => (
            <label
              key={one}
              title={pictograms[one]}
              className="flex cursor-pointer flex-col items-center gap-1 rounded-md border border-transparent p-1.5 text-center text-xs text-ink-2 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="picture"
                checked={name === one}
                onChange={() => {
                  setName(one);
                  setAlt(pictograms[one]);
                }}
                className="sr-only"
              />
              <Pictogram name={one} className="size-8" />
              {one.replaceAll('-', ' ')}
            </label>
          ))}
        </div>
        {shown.length === 0 ? <p role="status">Nothing matches “{query}”.</p> : null}
      </fieldset>
      {item ? <Switch label="Beside this line of the list" isSelected={isBeside} onChange={setBeside} /> : null}
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

function matches(name: PictogramName, query: string): boolean {
  const words = (text: string): string[] => foldedWords(text).map(({ word }) => word);
  const named = words(`${name} ${pictograms[name]}`);
  return words(query).every((wanted) => named.some((word) => word.startsWith(wanted)));
}
