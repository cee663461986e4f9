'use client';

import { useState } from 'react';
import { NewPassphraseField } from '@/components/sign-in/new-passphrase-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useSentForm } from '@/components/wording/use-sent-form';
import { changePassphrase } from '@/lib/features/passphrases/actions';

/** A new passphrase, by who knows the one so far. */
export function PassphraseForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, send } = useSentForm();

  const submit = async (): Promise<void> => {
    if (!(await send(() => changePassphrase({ current, passphrase })))) return;
    setCurrent('');
    setPassphrase('');
    toast('Your passphrase is changed. You are signed out everywhere else.');
  };

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) void submit();
      }}
      className="flex max-w-md flex-col items-start gap-4"
    >
      {problem === null ? null : (
        <Notice tone="red" live="assertive">
          {problem}
        </Notice>
      )}
      {/* Password managers file the new passphrase under it. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Current passphrase"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={errors.current}
        className="w-full"
      />
      <NewPassphraseField
        label="New passphrase"
        value={passphrase}
        onChange={setPassphrase}
        error={errors.passphrase}
        className="w-full"
      />
      <Button type="submit" isPending={isPending}>
        Change passphrase
      </Button>
    </form>
  );
}
