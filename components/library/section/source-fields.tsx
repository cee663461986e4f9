'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import type { FieldMessages } from '@/lib/domain/errors';
import { changed, emptySource, type SectionForm, type TypedSource, withoutSource } from './section-form';

type Change = (change: (before: SectionForm) => SectionForm) => void;

/** What the wording rests on: printed with it, and offered to its claims. */
export function SourceFields({ form, change, errors }: { form: SectionForm; change: Change; errors: FieldMessages }) {
  return (
    <section aria-labelledby="sources-heading">
      <h2 id="sources-heading" className="mb-2 text-lg font-bold">
        Sources
      </h2>
      <ol className="grid gap-3">
        {form.sources.map((source, index) => (
          <li key={source.key} className="rounded-xl border border-line bg-panel p-4">
            <SourceRow source={source} number={index + 1} change={change} errors={errors} />
          </li>
        ))}
      </ol>
      <Button
        className="mt-3"
        size="sm"
        icon={<Plus aria-hidden />}
        onPress={() =>
          change((before) => ({ ...before, sources: [...before.sources, emptySource(crypto.randomUUID())] }))
        }
      >
        Add a source
      </Button>
    </section>
  );
}

function SourceRow({
  source,
  number,
  change,
  errors,
}: {
  source: TypedSource;
  number: number;
  change: Change;
  errors: FieldMessages;
}) {
  const set = (part: Partial<TypedSource>): void =>
    change((before) => ({ ...before, sources: changed(before.sources, source.key, part) }));
  const error = (field: string): string | undefined => errors[`sources.${number - 1}.${field}`];
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{`Source ${number}`}</legend>
      <TextField
        label={`Source ${number}: title`}
        value={source.title}
        onChange={(title) => set({ title })}
        error={error('title')}
        maxLength={500}
        className="sm:col-span-2"
      />
      <TextField
        label="Address"
        value={source.url}
        onChange={(url) => set({ url: url.trim() })}
        error={error('url')}
        placeholder="https://"
        maxLength={2000}
        className="sm:col-span-2"
      />
      <TextField
        label="Publisher"
        value={source.publisher}
        onChange={(publisher) => set({ publisher })}
        error={error('publisher')}
        maxLength={200}
      />
      <TextField
        label="Short name"
        description="For a line of sources, such as “NICE”. Blank: the publisher"
        value={source.short ?? ''}
        onChange={(short) => set({ short })}
        error={error('short')}
        maxLength={40}
      />
      <TextField
        label="Published or reviewed"
        description="As it stands there, or “undated”"
        value={source.published}
        onChange={(published) => set({ published })}
        error={error('published')}
        maxLength={100}
      />
      <div className="flex items-center justify-between gap-3 sm:col-span-2">
        <Switch
          label="Read by the clinic"
          description="Off: known by heart, still to be looked up"
          isSelected={source.basis === 'found'}
          onChange={(isFound) => set({ basis: isFound ? 'found' : 'recalled' })}
        />
        <IconButton
          label={`Take out source ${number}`}
          icon={<Trash2 aria-hidden />}
          onPress={() => change((before) => withoutSource(before, source.key))}
        />
      </div>
    </fieldset>
  );
}
