'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import type { Outcome } from '@/lib/domain/errors';
import { type FactorAnswer, FactorFields, type FactorWays } from './factor-fields';

export type Proof = { passphrase: string } & FactorAnswer;

/** Asks for the password again, and for a second factor if there is one, before a change of sign-in settings. */
export function ProofForm<Value>({
  ways,
  submitLabel,
  isDangerous = false,
  run,
  onDone,
  children,
}: {
  ways: FactorWays;
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

  const sendWith = async (answer: FactorAnswer): Promise<void> => {
    const value = await send(() => run({ passphrase, ...answer }));
    if (value !== null) onDone(value);
    else setCode('');
  };

  /** false: said at the field. */
  const hasPassphrase = (): boolean => {
    setMissing(passphrase === '');
    return passphrase !== '';
  };

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!isPending && hasPassphrase()) await sendWith({ code });
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
        label="Your password"
        name="passphrase"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={isMissing ? 'Type your password.' : atPassphrase}
        isRequired
        autoFocus
      />
      <FactorFields
        ways={ways}
        code={code}
        onCode={setCode}
        error={atCode}
        isPending={isPending}
        mayAsk={hasPassphrase}
        onPasskey={(passkey) => void sendWith({ passkey })}
      />
      <div className="flex justify-end">
        <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} isPending={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
