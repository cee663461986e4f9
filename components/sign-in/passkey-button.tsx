'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { passkeysWorkHere } from '@/components/second-factors/passkeys-work-here';
import { Button } from '@/components/ui/button';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { AppFailure } from '@/lib/domain/errors';
import { askForPasskey, giveSignInPasskey, signInByPasskey } from '@/lib/features/second-factors/passkey-actions';

const REFUSED = 'This passkey was not accepted. Use another way to sign in.';
const DISMISSED = 'No passkey was used. Try again, or use another way to sign in.';
const NOT_HERE = 'Passkeys do not work at this address or in this browser.';

/** Shows one message for every passkey failure, and other messages for problems outside the passkey. */
function wordsOf(failure: AppFailure): string {
  if (failure.fields?.other) return failure.fields.other;
  return failure.code === 'invalid-input' || failure.code === 'forbidden' ? REFUSED : failureText(failure);
}

/** Signs in with a passkey alone, or takes the second step with one. */
export function PasskeyButton({
  purpose,
  next,
  onFailure,
}: {
  purpose: 'sign-in' | 'step';
  next: string;
  onFailure: (message: string) => void;
}) {
  const [isPending, setPending] = useState(false);

  const failure = async (): Promise<string | null> => {
    if (!passkeysWorkHere()) return NOT_HERE;
    const asked = await settled(askForPasskey({ for: purpose }));
    if (!asked.ok) return wordsOf(asked.failure);
    const response = await startAuthentication({ optionsJSON: asked.value }).catch(() => null);
    if (!response) return DISMISSED;
    const give = purpose === 'step' ? giveSignInPasskey : signInByPasskey;
    const given = await settled<object>(give({ response }));
    return given.ok ? null : wordsOf(given.failure);
  };

  const press = async (): Promise<void> => {
    setPending(true);
    const message = await failure();
    if (message === null) {
      // A whole page load, so that nothing rendered for another member stays in memory.
      await untilServerAnswers();
      window.location.assign(next);
      return;
    }
    setPending(false);
    onFailure(message);
  };

  return (
    <Button
      size="lg"
      className="w-full"
      icon={<Fingerprint aria-hidden />}
      isPending={isPending}
      onPress={() => void press()}
    >
      Use a passkey
    </Button>
  );
}
