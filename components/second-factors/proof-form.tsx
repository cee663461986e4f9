'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { Outcome } from '@/lib/domain/errors';

export type Proof = { passphrase: string; code: string };

type Problems = { passphrase?: string | undefined; code?: string | undefined; other?: string | undefined };

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
  const [problems, setProblems] = useState<Problems>({});
  const [isPending, setPending] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    if (passphrase === '') {
      setProblems({ passphrase: 'Type your passphrase.' });
      return;
    }
    setPending(true);
    const outcome = await settled(run({ passphrase, code }));
    setPending(false);
    if (outcome.ok) {
      onDone(outcome.value);
      return;
    }
    const { fields = {} } = outcome.failure;
    const [other] = Object.entries(fields).filter(([field]) => field !== 'passphrase' && field !== 'code');
    setProblems({
      passphrase: fields.passphrase,
      code: fields.code,
      other: other?.[1] ?? (Object.keys(fields).length === 0 ? failureText(outcome.failure) : undefined),
    });
    setCode('');
  };

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problems.other ? (
        <Notice tone="red" live="assertive">
          {problems.other}
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
        error={problems.passphrase}
        isRequired
        autoFocus
      />
      {asksForCode ? (
        <TextField
          label="Code"
          description="Six digits from your authenticator app, or a recovery code"
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={problems.code}
          isRequired
          inputClassName="tracking-wider tabular-nums"
        />
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} isPending={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
