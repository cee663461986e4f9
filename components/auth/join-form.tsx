'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { SHORTEST_PASSPHRASE } from '@/lib/domain/access/passphrase';
import { joinClinic } from '@/lib/features/joining/actions';
import { AuthForm } from './auth-form';
import { signInAnew } from './sign-in-anew';
import { useAuthForm } from './use-auth-form';

/** Name and passphrase of a new member; who has an account already shows its passphrase. */
export function JoinForm({ token, email, hasAccount }: { token: string; email: string; hasAccount: boolean }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, run } = useAuthForm();

  const submit = async (): Promise<void> => {
    const joined = await run(() => joinClinic({ token, name, passphrase }));
    if (joined) await signInAnew(joined.email, passphrase);
  };

  return (
    <AuthForm submitLabel="Join" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
      <TextField label="Email" name="email" type="email" autoComplete="username" value={email} isReadOnly />
      <TextField
        label="Your name"
        description="As handouts print it, such as Dr. Amara Osei"
        autoComplete="name"
        value={name}
        onChange={setName}
        error={errors.name}
        autoFocus
      />
      <TextField
        label={hasAccount ? 'Your passphrase' : 'Choose a passphrase'}
        description={
          hasAccount
            ? 'You have a Plainleaf account already: the passphrase you sign in with.'
            : `At least ${SHORTEST_PASSPHRASE} characters. A few unrelated words are strong and easy to type.`
        }
        type="password"
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        value={passphrase}
        onChange={setPassphrase}
        error={errors.passphrase}
      />
    </AuthForm>
  );
}
