'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import { RESET_MINUTES } from '@/lib/domain/access/passphrase-reset';
import { requestReset } from '@/lib/features/resets/actions';
import { PanelForm } from './panel-form';

/** Asks for the link; what it answers is the same for every address. */
export function RequestResetForm() {
  const [email, setEmail] = useState('');
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const { errors, problem, isPending, send } = useSentForm();

  const submit = async (): Promise<void> => {
    if (await send(() => requestReset({ email }))) setAskedFor(email.trim());
  };

  if (askedFor !== null) {
    return (
      <Notice tone="good" live="polite">
        If {askedFor} has an account, a link is on its way. It works once, for {RESET_MINUTES} minutes. Look into the
        spam folder as well.
      </Notice>
    );
  }
  return (
    <>
      <PanelForm submitLabel="Send link" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={errors.email}
          autoFocus
        />
      </PanelForm>
      <p className="mt-4 text-center text-sm">
        <Link href="/sign-in" className="font-medium text-accent-strong underline underline-offset-2">
          Back to the sign-in
        </Link>
      </p>
    </>
  );
}
