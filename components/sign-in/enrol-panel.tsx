'use client';

import { useState } from 'react';
import { AuthenticatorSetUp } from '@/components/second-factors/authenticator-set-up';
import type { FactorWays } from '@/components/second-factors/factor-fields';
import { PasskeySetUp } from '@/components/second-factors/passkey-set-up';
import { Button } from '@/components/ui/button';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { OtherAccountButton } from './other-account-button';
import { signInPanel } from './sign-in-frame';

/** Where a clinic's policy leads a member who has no second factor yet. */
export function EnrolPanel({ next, ways }: { next: string; ways: FactorWays }) {
  const [way, choose] = useState<'app' | 'passkey'>('app');
  const [mustStay, setMustStay] = useState(false);
  // A whole page load: what was rendered before the session was whole must not stay.
  const onDone = () => void untilServerAnswers().then(() => window.location.assign(next));
  return (
    <>
      <div className={signInPanel}>
        {way === 'app' ? (
          <AuthenticatorSetUp ways={ways} onDone={onDone} onCodesShown={() => setMustStay(true)} />
        ) : (
          <PasskeySetUp ways={ways} onDone={onDone} onCodesShown={() => setMustStay(true)} />
        )}
        {mustStay ? null : (
          <Button variant="quiet" size="sm" onPress={() => choose(way === 'app' ? 'passkey' : 'app')}>
            {way === 'app' ? 'Use a passkey instead' : 'Use an authenticator app instead'}
          </Button>
        )}
      </div>
      <OtherAccountButton />
    </>
  );
}
