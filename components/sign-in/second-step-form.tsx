'use client';

import { useRef, useState } from 'react';
import { CodeField } from '@/components/second-factors/code-field';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { useSentForm } from '@/components/wording/use-sent-form';
import { giveSignInCode } from '@/lib/features/second-factors/actions';
import { OtherAccountButton } from './other-account-button';
import { PanelForm } from './panel-form';
import { PasskeyButton } from './passkey-button';

/** After the right passphrase: a passkey, six digits of the app, or a recovery code. */
export function SecondStepForm({ next, ways }: { next: string; ways: { passkey: boolean } }) {
  const [passkeyFailure, setPasskeyFailure] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const { errors, problem, isPending, send } = useSentForm({ leaves: true });
  const input = useRef<HTMLInputElement>(null);

  const submit = async (): Promise<void> => {
    setPasskeyFailure(null);
    if (await send(() => giveSignInCode({ code }))) {
      // A whole page load, so that nothing rendered for another member stays in memory.
      await untilServerAnswers();
      window.location.assign(next);
      return;
    }
    setCode('');
    input.current?.focus();
  };

  return (
    <>
      <PanelForm
        submitLabel="Continue"
        isPending={isPending}
        problem={passkeyFailure ?? problem}
        onSubmit={() => void submit()}
      >
        {ways.passkey ? <PasskeyButton purpose="step" next={next} onFailure={setPasskeyFailure} /> : null}
        <CodeField
          value={code}
          onChange={setCode}
          error={errors.code}
          autoFocus={!ways.passkey}
          inputRef={input}
          inputClassName="min-h-11"
        />
      </PanelForm>
      <OtherAccountButton />
    </>
  );
}
