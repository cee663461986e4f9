'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { QrCode } from '@/components/ui/qr-code';
import { useSentForm } from '@/components/wording/use-sent-form';
import { beginAuthenticatorApp, confirmAuthenticatorApp } from '@/lib/features/second-factors/actions';
import { CodeField } from './code-field';
import type { FactorWays } from './factor-fields';
import { ProofForm } from './proof-form';
import { RecoveryCodes } from './recovery-codes';

type Step = { is: 'proving' } | { is: 'scanning'; uri: string; seed: string } | { is: 'keeping'; codes: string[] };

/** Passphrase, QR code and a first code, recovery codes: the three steps of adding an authenticator app. */
export function AuthenticatorSetUp({
  ways,
  onDone,
  onCodesShown,
}: {
  ways: FactorWays;
  onDone: () => void;
  /** From here on it must not be closed unseen. */
  onCodesShown?: () => void;
}) {
  const [step, setStep] = useState<Step>({ is: 'proving' });
  switch (step.is) {
    case 'proving':
      return (
        <ProofForm
          ways={ways}
          submitLabel="Continue"
          run={beginAuthenticatorApp}
          onDone={({ uri, seed }) => setStep({ is: 'scanning', uri, seed })}
        >
          You need an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator or the one
          in your password manager.
        </ProofForm>
      );
    case 'scanning':
      return (
        <ScanForm
          {...step}
          onDone={(codes) => {
            setStep({ is: 'keeping', codes });
            onCodesShown?.();
          }}
        />
      );
    case 'keeping':
      return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  }
}

function ScanForm({ uri, seed, onDone }: { uri: string; seed: string; onDone: (codes: string[]) => void }) {
  const [code, setCode] = useState('');
  const { errors, problem, isPending, send } = useSentForm();

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    const added = await send(() => confirmAuthenticatorApp({ code }));
    if (added) onDone(added.codes);
  };

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problem ? (
        <Notice tone="red" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <p className="text-ink-2">Scan this with the app, or type the key into it.</p>
      <div className="flex flex-wrap items-center gap-5">
        <div className="w-44 shrink-0 overflow-hidden rounded-lg border border-line">
          <QrCode text={uri} label="QR code for your authenticator app" />
        </div>
        <dl className="min-w-40 flex-1">
          <dt className="text-sm text-ink-2">Key</dt>
          <dd className="font-mono text-base leading-7 break-words">{seed.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
        </dl>
      </div>
      <CodeField
        description="The six digits that the app now shows for Plainleaf"
        inputMode="numeric"
        value={code}
        onChange={setCode}
        error={errors.code}
        autoFocus
      />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isPending={isPending}>
          Add authenticator app
        </Button>
      </div>
    </form>
  );
}
