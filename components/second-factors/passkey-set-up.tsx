'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { useSentForm } from '@/components/wording/use-sent-form';
import { addMyPasskey, beginMyPasskey } from '@/lib/features/second-factors/passkey-actions';
import type { FactorWays } from './factor-fields';
import { passkeysWorkHere } from './passkeys-work-here';
import { ProofForm } from './proof-form';
import { RecoveryCodes } from './recovery-codes';

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

type Step = { is: 'proving' } | { is: 'naming'; options: CreationOptions } | { is: 'keeping'; codes: string[] };

/** Passphrase, a name, the device's own question, and recovery codes with the first factor. */
export function PasskeySetUp({
  ways,
  onDone,
  onCodesShown,
}: {
  ways: FactorWays;
  onDone: () => void;
  onCodesShown?: () => void;
}) {
  const [step, setStep] = useState<Step>({ is: 'proving' });
  if (!passkeysWorkHere()) return <Notice>{elsewhere()}</Notice>;
  switch (step.is) {
    case 'proving':
      return (
        <ProofForm
          ways={ways}
          submitLabel="Continue"
          run={beginMyPasskey}
          onDone={(options) => setStep({ is: 'naming', options })}
        >
          A passkey is kept by this device, your phone or a security key, and opens with your finger, face or PIN. You
          then sign in without your password.
        </ProofForm>
      );
    case 'naming':
      return (
        <NameForm
          options={step.options}
          onDone={(codes) => {
            if (!codes) return onDone();
            setStep({ is: 'keeping', codes });
            onCodesShown?.();
          }}
        />
      );
    case 'keeping':
      return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  }
}

function NameForm({ options, onDone }: { options: CreationOptions; onDone: (codes: string[] | null) => void }) {
  const [name, setName] = useState('');
  const [nameError, setNameError] = useState('');
  const { errors, problem, isPending, send } = useSentForm();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    if (name.trim() === '') {
      setNameError('Give it a name, so that you can tell it from others.');
      return;
    }
    const added = await send(() => addHere(name.trim(), options));
    if (added) onDone(added.codes);
  };

  const failure = problem ?? errors.other;
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {failure ? (
        <Notice tone="red" live="assertive">
          {failure}
        </Notice>
      ) : null}
      <TextField
        label="Name"
        description="Where it is, such as “Laptop in room 2”"
        value={name}
        onChange={(typed) => {
          setName(typed);
          setNameError('');
        }}
        error={nameError}
        maxLength={60}
        autoComplete="off"
        isRequired
        autoFocus
      />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isPending={isPending}>
          Add passkey
        </Button>
      </div>
    </form>
  );
}

const NOT_MADE = 'This device did not make a passkey. It may have one already, or the question was dismissed.';

async function addHere(name: string, options: CreationOptions): ReturnType<typeof addMyPasskey> {
  const response = await startRegistration({ optionsJSON: options }).catch(() => null);
  if (!response) return { ok: false, failure: { code: 'invalid-input', fields: { other: NOT_MADE } } };
  return addMyPasskey({ name, response });
}

function elsewhere(): string {
  const { hostname, protocol, port } = window.location;
  return hostname === '127.0.0.1'
    ? `Passkeys need a name in the address. Open Plainleaf at ${protocol}//localhost:${port} instead.`
    : 'This browser does not know passkeys here. They need a current browser and an https address.';
}
