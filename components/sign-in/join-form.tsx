'use client';

import Link from 'next/link';
import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import { joinClinic } from '@/lib/features/joining/actions';
import { NewPassphraseField } from './new-passphrase-field';
import { PanelForm } from './panel-form';
import { signInAnew } from './sign-in-anew';

/** Name and passphrase of a new member; who has an account already shows its passphrase. */
export function JoinForm({ token, email, hasAccount }: { token: string; email: string; hasAccount: boolean }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, send } = useSentForm({ leaves: true });

  const submit = async (): Promise<void> => {
    const joined = await send(() => joinClinic({ token, name, passphrase }));
    if (joined) await signInAnew(joined.email, passphrase);
  };

  return (
    <PanelForm submitLabel="Join" isPending={isPending} problem={problem} onSubmit={() => void submit()}>
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
      {hasAccount ? (
        <>
          <TextField
            label="Your password"
            description="You have a Plainleaf account already: the password you sign in with."
            type="password"
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
            error={errors.passphrase}
          />
          {/* Who always signs in through their clinic’s provider may never have used it. */}
          <Link href="/reset" className="text-sm font-medium text-accent-strong underline underline-offset-2">
            Forgot your password?
          </Link>
        </>
      ) : (
        <NewPassphraseField
          label="Choose a password"
          value={passphrase}
          onChange={setPassphrase}
          error={errors.passphrase}
        />
      )}
    </PanelForm>
  );
}
