'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { Fingerprint } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { settled } from '@/components/wording/run-action';
import { askForPasskey } from '@/lib/features/second-factors/passkey-actions';
import { CodeField } from './code-field';
import { passkeysWorkHere } from './passkeys-work-here';

/** The second factors that a member can use with the password. */
export type FactorWays = {
  /** The member has a second factor, so the form asks for a code or a passkey. */
  hasFactor: boolean;
  hasPasskey: boolean;
};

type Signed = Awaited<ReturnType<typeof startAuthentication>>;
export type FactorAnswer = { code: string } | { passkey: Signed };

const never = () => () => undefined;

const REFUSED = 'Plainleaf could not ask for your passkey. Try again, or type a code.';
const DISMISSED = 'No passkey was used. Try again, or type a code.';

/** The second half of a proof: a code and, where there is one, a passkey instead; nothing without a second factor. */
export function FactorFields({
  ways,
  code,
  onCode,
  error,
  isPending,
  mayAsk,
  onPasskey,
}: {
  ways: FactorWays;
  code: string;
  onCode: (code: string) => void;
  error: string | undefined;
  isPending: boolean;
  /** Tells whether the rest of the form is complete. The form shows its own errors. */
  mayAsk: () => boolean;
  onPasskey: (signed: Signed) => void;
}) {
  // The server cannot detect it, and hydration must match the server's HTML.
  const worksHere = useSyncExternalStore(never, passkeysWorkHere, () => false);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  if (!ways.hasFactor) return null;

  const ask = async (): Promise<void> => {
    if (!mayAsk()) return;
    setAsking(true);
    setFailure(undefined);
    const asked = await settled(askForPasskey({ for: 'proof' }));
    const signed = asked.ok ? await startAuthentication({ optionsJSON: asked.value }).catch(() => null) : null;
    setAsking(false);
    if (signed) onPasskey(signed);
    else setFailure(asked.ok ? DISMISSED : REFUSED);
  };

  return (
    <div className="flex w-full flex-col items-start gap-2">
      <div className="w-full">
        <CodeField
          value={code}
          onChange={(typed) => {
            setFailure(undefined);
            onCode(typed);
          }}
          error={failure ?? error}
        />
      </div>
      {ways.hasPasskey && worksHere ? (
        <Button
          size="sm"
          icon={<Fingerprint aria-hidden />}
          isPending={isAsking || isPending}
          onPress={() => void ask()}
        >
          Use a passkey instead
        </Button>
      ) : null}
    </div>
  );
}
