'use client';

import { Plus, Trash2 } from 'lucide-react';
import { CheckboxGroup } from 'react-aria-components';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldLabel, FieldMessages as Messages } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { TextArea } from '@/components/ui/text-area';
import type { FieldMessages } from '@/lib/domain/errors';
import { changed, emptyClaim, type SectionForm, type TypedClaim } from './section-form';

type Change = (change: (before: SectionForm) => SectionForm) => void;

/** Which sentence rests on which source: what a reviewer goes through. */
export function ClaimFields({ form, change, errors }: { form: SectionForm; change: Change; errors: FieldMessages }) {
  return (
    <section aria-labelledby="claims-heading">
      <h2 id="claims-heading" className="text-lg font-bold">
        Claims
      </h2>
      <p className="mb-2 text-ink-2">The sentences of the text that somebody could doubt, and what each rests on.</p>
      <ol className="divide-y divide-line rounded-xl border border-line bg-panel empty:hidden">
        {form.claims.map((claim, index) => (
          <li key={claim.key} className="p-4">
            <ClaimRow claim={claim} number={index + 1} form={form} change={change} errors={errors} />
          </li>
        ))}
      </ol>
      <Button
        className="mt-3"
        size="sm"
        icon={<Plus aria-hidden />}
        onPress={() => change((before) => ({ ...before, claims: [...before.claims, emptyClaim(crypto.randomUUID())] }))}
      >
        Add a claim
      </Button>
    </section>
  );
}

function ClaimRow({
  claim,
  number,
  form,
  change,
  errors,
}: {
  claim: TypedClaim;
  number: number;
  form: SectionForm;
  change: Change;
  errors: FieldMessages;
}) {
  const set = (part: Partial<TypedClaim>): void =>
    change((before) => ({ ...before, claims: changed(before.claims, claim.key, part) }));
  const error = (field: string): string | undefined => errors[`claims.${number - 1}.${field}`];
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-2">
        <TextArea
          label={`Claim ${number}`}
          rows={1}
          value={claim.text}
          onChange={(text) => set({ text })}
          error={error('text')}
          maxLength={2000}
          className="flex-1"
        />
        <span className="mt-6">
          <IconButton
            label={`Take out claim ${number}`}
            icon={<Trash2 aria-hidden />}
            onPress={() =>
              change((before) => ({ ...before, claims: before.claims.filter(({ key }) => key !== claim.key) }))
            }
          />
        </span>
      </div>
      <CheckboxGroup
        value={claim.sources}
        onChange={(sources) => set({ sources })}
        isInvalid={error('sources') !== undefined}
        validationBehavior="aria"
        className="flex flex-col gap-1"
      >
        <FieldLabel hidden>{`Claim ${number} rests on`}</FieldLabel>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {form.sources.map(({ key, title, publisher }, index) => (
            <Checkbox key={key} value={key} label={`${index + 1}. ${publisher || title || 'New source'}`} />
          ))}
        </div>
        <Messages error={error('sources')} />
      </CheckboxGroup>
      <Checkbox label="To verify" isSelected={claim.toVerify} onChange={(toVerify) => set({ toVerify })} />
    </div>
  );
}
