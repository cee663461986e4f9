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

/** The server's passkey options; their proof is valid for five minutes. */
type Begun = { name: string; options: CreationOptions; at: number };

type Step =
  | { is: 'naming' }
  | { is: 'proving'; name: string }
  | { is: 'making'; begun: Begun }
  | { is: 'keeping'; codes: string[] };

/**
 * Asks for a name and the password, then for the device's confirmation, and shows recovery codes with the first factor.
 * Nothing comes between the proof and the device, so that no passkey is made for an expired proof.
 */
export function PasskeySetUp({
  ways,
  onDone,
  onCodesShown,
}: {
  ways: FactorWays;
  onDone: () => void;
  onCodesShown?: () => void;
}) {
  const [step, setStep] = useState<Step>({ is: 'naming' });
  const { errors, problem, isPending, send } = useSentForm();

  const make = async (begun: Begun): Promise<void> => {
    setStep({ is: 'making', begun });
    const added = await send(() => addHere(begun));
    if (!added) return;
    if (!added.codes) return onDone();
    setStep({ is: 'keeping', codes: added.codes });
    onCodesShown?.();
  };

  if (!passkeysWorkHere()) return <Notice>{elsewhere()}</Notice>;
  switch (step.is) {
    case 'naming':
      return <NameForm onDone={(name) => setStep({ is: 'proving', name })} />;
    case 'proving':
      return (
        <ProofForm
          ways={ways}
          submitLabel="Add passkey"
          run={beginMyPasskey}
          onDone={(options) => void make({ name: step.name, options, at: Date.now() })}
        />
      );
    case 'making':
      return (
        <Making failure={problem ?? errors.other ?? null} isPending={isPending} onRetry={() => void make(step.begun)} />
      );
    case 'keeping':
      return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  }
}

function NameForm({ onDone }: { onDone: (name: string) => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState('');

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (name.trim() === '') setError('Give it a name, so that you can tell it from others.');
    else onDone(name.trim());
  };

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-ink-2">
        A passkey is kept by this device, your phone or a security key, and opens with your finger, face or PIN. You
        then sign in without your password.
      </p>
      <TextField
        label="Name"
        description="Where it is, such as “Laptop in room 2”"
        value={name}
        onChange={(typed) => {
          setName(typed);
          setError('');
        }}
        error={error}
        maxLength={60}
        autoComplete="off"
        isRequired
        autoFocus
      />
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          Continue
        </Button>
      </div>
    </form>
  );
}

function Making({ failure, isPending, onRetry }: { failure: string | null; isPending: boolean; onRetry: () => void }) {
  if (!failure) return <p className="text-ink-2">Do what this device asks for: your finger, face or PIN.</p>;
  return (
    <>
      <Notice tone="red" live="assertive">
        {failure}
      </Notice>
      <div className="mt-4 flex justify-end">
        <Button variant="primary" isPending={isPending} onPress={onRetry}>
          Try again
        </Button>
      </div>
    </>
  );
}

const NOT_MADE = 'This device did not make a passkey. It may have one already, or the question was dismissed.';
const TOO_LATE =
  'More than four minutes have passed since you typed your password. Close this and add the passkey again.';
/** Less than the server's five minutes, because the device's prompt takes time. */
const ASK_WITHIN_MS = 4 * 60_000;

async function addHere({ name, options, at }: Begun): ReturnType<typeof addMyPasskey> {
  if (Date.now() - at > ASK_WITHIN_MS) return refused(TOO_LATE);
  const response = await startRegistration({ optionsJSON: options }).catch(() => null);
  return response ? addMyPasskey({ name, response }) : refused(NOT_MADE);
}

const refused = (other: string) => ({
  ok: false as const,
  failure: { code: 'invalid-input' as const, fields: { other } },
});

function elsewhere(): string {
  const { hostname, protocol, port } = window.location;
  return hostname === '127.0.0.1'
    ? `Passkeys need a name in the address. Open Plainleaf at ${protocol}//localhost:${port} instead.`
    : 'This browser does not know passkeys here. They need a current browser and an https address.';
}
