'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { SHORTEST_PASSPHRASE } from '@/lib/domain/access/passphrase';
import { choosePassphrase } from '@/lib/features/resets/actions';
import { AuthForm } from './auth-form';
import { signInAnew } from './sign-in-anew';
import { useAuthForm } from './use-auth-form';

export function NewPassphraseForm({ token, email }: { token: string; email: string }) {
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, run } = useAuthForm();

  const submit = async (): Promise<void> => {
    const chosen = await run(() => choosePassphrase({ token, passphrase }));
    if (chosen) await signInAnew(chosen.email, passphrase);
  };

  return (
    <AuthForm submitLabel="Save and sign in" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
      <TextField label="Email" name="email" type="email" autoComplete="username" value={email} isReadOnly />
      <TextField
        label="New passphrase"
        description={`At least ${SHORTEST_PASSPHRASE} characters. A few unrelated words are strong and easy to type.`}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onChange={setPassphrase}
        error={errors.passphrase}
        autoFocus
      />
    </AuthForm>
  );
}
