'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { slugSchema } from '@/lib/domain/access/single-sign-on';
import { PanelForm } from './panel-form';

/** Leads to the clinic's own sign-in page. */
export function ClinicNameForm({ next }: { next: string }) {
  const [name, setName] = useState('');
  const [error, setError] = useState('');

  const submit = (): void => {
    const slug = slugSchema.safeParse(name);
    if (slug.success) window.location.assign(`/sign-in/at/${slug.data}?next=${encodeURIComponent(next)}`);
    else setError('Your clinic’s short name has small letters, digits and hyphens. An admin of your clinic knows it.');
  };

  return (
    <PanelForm submitLabel="Continue" isPending={false} problem={null} onSubmit={submit}>
      <TextField
        label="Your clinic’s short name"
        description="Such as riverside"
        value={name}
        onChange={setName}
        error={error}
        autoComplete="organization"
        isRequired
        autoFocus
        inputClassName="min-h-11"
      />
    </PanelForm>
  );
}
