'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import { choosePassphrase } from '@/lib/features/resets/actions';
import { NewPassphraseField } from './new-passphrase-field';
import { PanelForm } from './panel-form';
import { signInAnew } from './sign-in-anew';

export function NewPassphraseForm({ token, email }: { token: string; email: string }) {
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, send } = useSentForm({ leaves: true });

  const submit = async (): Promise<void> => {
    const chosen = await send(() => choosePassphrase({ token, passphrase }));
    if (chosen) await signInAnew(chosen.email, passphrase);
  };

  return (
    <PanelForm submitLabel="Save and sign in" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
      <TextField label="Email" name="email" type="email" autoComplete="username" value={email} isReadOnly />
      <NewPassphraseField
        label="New password"
        value={passphrase}
        onChange={setPassphrase}
        error={errors.passphrase}
        autoFocus
      />
    </PanelForm>
  );
}
