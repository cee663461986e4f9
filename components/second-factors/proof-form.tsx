'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import type { Outcome } from '@/lib/domain/errors';
import { CodeField } from './code-field';

export type Proof = { passphrase: string; code: string };

/** Asks again for the passphrase, and for a code where there is an app, before how to sign in is changed. */
export function ProofForm<Value>({
  asksForCode,
  submitLabel,
  isDangerous = false,
  run,
  onDone,
  children,
}: {
  asksForCode: boolean;
  submitLabel: string;
  isDangerous?: boolean;
  run: (proof: Proof) => Promise<Outcome<Value>>;
  onDone: (value: Value) => void;
  children?: ReactNode;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { errors, problem, isPending, send } = useSentForm();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    setMissing(passphrase === '');
    if (passphrase === '') return;
    const value = await send(() => run({ passphrase, code }));
    if (value !== null) onDone(value);
    else setCode('');
  };

  const { passphrase: atPassphrase, code: atCode, ...others } = errors;
  const whole = problem ?? Object.values(others)[0];
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {whole ? (
        <Notice tone="red" live="assertive">
          {whole}
        </Notice>
      ) : null}
      {children ? <p className="text-ink-2">{children}</p> : null}
      <TextField
        label="Your passphrase"
        name="passphrase"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={isMissing ? 'Type your passphrase.' : atPassphrase}
        isRequired
        autoFocus
      />
      {asksForCode ? <CodeField value={code} onChange={setCode} error={atCode} /> : null}
      <div className="flex justify-end">
        <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} isPending={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
