'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { slugSchema } from '@/lib/domain/access/single-sign-on';
import { signInPanel } from './sign-in-frame';

/** Leads to the clinic's own sign-in page. */
export function ClinicNameForm({ next }: { next: string }) {
  const [name, setName] = useState('');
  const [error, setError] = useState('');

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const slug = slugSchema.safeParse(name);
    if (slug.success) window.location.assign(`/sign-in/at/${slug.data}?next=${encodeURIComponent(next)}`);
    else setError('Your clinic’s short name has small letters, digits and hyphens. An admin of your clinic knows it.');
  };

  return (
    <form method="post" onSubmit={submit} noValidate className={signInPanel}>
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
      <Button type="submit" variant="primary" size="lg" className="w-full">
        Continue
      </Button>
    </form>
  );
}
