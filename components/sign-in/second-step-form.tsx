'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { giveSignInCode } from '@/lib/features/second-factors/actions';
import { OtherAccountButton } from './other-account-button';
import { PasskeyButton } from './passkey-button';
import { signInPanel } from './sign-in-frame';

/** After the right passphrase: a passkey, six digits of the app, or a recovery code. */
export function SecondStepForm({ next, ways }: { next: string; ways: { passkey: boolean } }) {
  const [passkeyFailure, setPasskeyFailure] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const [isChecking, setChecking] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isChecking) return;
    setChecking(true);
    const outcome = await settled(giveSignInCode({ code }));
    if (outcome.ok) {
      // A whole page load, so that nothing rendered for another member stays in memory.
      window.location.assign(next);
      return;
    }
    setChecking(false);
    setError(outcome.failure.fields?.code ?? failureText(outcome.failure));
    setCode('');
    input.current?.focus();
  };

  return (
    <>
      <form method="post" onSubmit={(event) => void submit(event)} noValidate className={signInPanel}>
        {passkeyFailure ? (
          <Notice tone="red" live="assertive">
            {passkeyFailure}
          </Notice>
        ) : null}
        {ways.passkey ? <PasskeyButton purpose="step" next={next} onFailure={setPasskeyFailure} /> : null}
        <TextField
          label="Code"
          description="Six digits from your authenticator app, or a recovery code"
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={error}
          isRequired
          autoFocus={!ways.passkey}
          inputRef={input}
          inputClassName="min-h-11 tracking-wider tabular-nums"
        />
        <Button type="submit" variant="primary" size="lg" isPending={isChecking} className="w-full">
          Continue
        </Button>
      </form>
      <OtherAccountButton />
    </>
  );
}
