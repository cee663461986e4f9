'use client';

import { useState } from 'react';
import { type FactorAnswer, FactorFields, type FactorWays } from '@/components/second-factors/factor-fields';
import { NewPassphraseField } from '@/components/sign-in/new-passphrase-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useSentForm } from '@/components/wording/use-sent-form';
import { changePassphrase } from '@/lib/features/passphrases/actions';

/** A new passphrase, by who knows the one so far. */
export function PassphraseForm({ email, ways }: { email: string; ways: FactorWays }) {
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const { errors, problem, isPending, send } = useSentForm();

  const sendWith = async (answer: FactorAnswer): Promise<void> => {
    const changed = await send(() => changePassphrase({ current, passphrase, ...answer }));
    setCode('');
    if (!changed) return;
    setCurrent('');
    setPassphrase('');
    toast('Your password is changed. You are signed out everywhere else.');
  };

  /** false: said at the field. */
  const hasCurrent = (): boolean => {
    setMissing(current === '');
    return current !== '';
  };

  const whole = problem ?? errors.other;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending && hasCurrent()) void sendWith({ code });
      }}
      className="flex max-w-md flex-col items-start gap-4"
    >
      {whole ? (
        <Notice tone="red" live="assertive">
          {whole}
        </Notice>
      ) : null}
      {/* Password managers file the new passphrase under it. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={isMissing ? 'Type your current password.' : errors.current}
        className="w-full"
      />
      <NewPassphraseField
        label="New password"
        value={passphrase}
        onChange={setPassphrase}
        error={errors.passphrase}
        className="w-full"
      />
      <FactorFields
        ways={ways}
        code={code}
        onCode={setCode}
        error={errors.code}
        isPending={isPending}
        mayAsk={hasCurrent}
        onPasskey={(passkey) => void sendWith({ passkey })}
      />
      <Button type="submit" isPending={isPending}>
        Change password
      </Button>
    </form>
  );
}
