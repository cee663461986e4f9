'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { Fingerprint } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { settled } from '@/components/wording/run-action';
import { askForPasskey } from '@/lib/features/second-factors/passkey-actions';
import { CodeField } from './code-field';
import { passkeysWorkHere } from './passkeys-work-here';

/** What a member can show beside the password. */
export type FactorWays = {
  /** There is a second factor, so a code or a passkey is asked for. */
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
  /** Is the rest of the form filled in? It says itself what is missing. */
  mayAsk: () => boolean;
  onPasskey: (signed: Signed) => void;
}) {
  // The server cannot know, and the first render in the browser must be the server's.
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
