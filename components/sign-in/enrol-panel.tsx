'use client';

import { AuthenticatorSetUp } from '@/components/second-factors/authenticator-set-up';
import { OtherAccountButton } from './other-account-button';
import { signInPanel } from './sign-in-frame';

/** Where a clinic's policy leads a member who has no second factor yet. */
export function EnrolPanel({ next, asksForCode }: { next: string; asksForCode: boolean }) {
  return (
    <>
      <div className={signInPanel}>
        <AuthenticatorSetUp
          asksForCode={asksForCode}
          // A whole page load: what was rendered before the session was whole must not stay.
          onDone={() => window.location.assign(next)}
        />
      </div>
      <OtherAccountButton />
    </>
  );
}
