'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { SHORTEST_PASSPHRASE } from '@/lib/domain/access/passphrase';
import type { FieldMessages } from '@/lib/domain/errors';
import { changePassphrase } from '@/lib/features/passphrases/actions';

/** A new passphrase, by who knows the one so far. */
export function PassphraseForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [errors, setErrors] = useState<FieldMessages>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const submit = async (): Promise<void> => {
    setPending(true);
    setErrors({});
    setProblem(null);
    const outcome = await settled(changePassphrase({ current, passphrase }));
    setPending(false);
    if (!outcome.ok) {
      if (outcome.failure.fields) setErrors(outcome.failure.fields);
      else setProblem(failureText(outcome.failure));
      return;
    }
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
      <TextField
        label="New passphrase"
        description={`At least ${SHORTEST_PASSPHRASE} characters. A few unrelated words are strong and easy to type.`}
        type="password"
        autoComplete="new-password"
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
