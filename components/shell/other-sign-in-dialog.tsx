'use client';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Dialog } from '@/components/ui/dialog';
import type { OtherSignIn } from '@/lib/features/sessions/data';

/** Covers the page: its words are the first member's, and whoever sits here now may not be allowed to read them. */
export function OtherSignInDialog({ other }: { other: OtherSignIn }) {
  const { name, clinicName, isSamePerson, mayContinue } = other;
  const now = isSamePerson ? clinicName : name;
  return (
    <Dialog
      title={
        isSamePerson
          ? `You changed to ${clinicName} in this browser`
          : `Somebody else signed in in this browser: ${name}, ${clinicName}`
      }
      isOpen
      onClose={() => undefined}
      size="sm"
      role="alertdialog"
      isBusy
      hidesPage
      footer={
        <>
          {mayContinue ? (
            <Button variant="quiet" onPress={() => openAnew(here())}>
              {isSamePerson ? `Continue in ${now}` : `Continue as ${now}`}
            </Button>
          ) : (
            <Button variant="quiet" onPress={() => openAnew('/')}>
              Leave this page
            </Button>
          )}
          <ButtonLink
            href={isSamePerson ? '/' : '/sign-in?again=1&next=%2F'}
            target="_blank"
            rel="noreferrer"
            variant="primary"
          >
            {isSamePerson ? 'Change back in a new tab' : 'Sign in again in a new tab'}
          </ButtonLink>
        </>
      }
    >
      <p className="text-ink-2">
        {isSamePerson
          ? 'This page belongs to your other clinic. Nothing more is saved or issued from it, so nothing gets into the wrong clinic.'
          : 'This page was opened by another member. Nothing more is saved or issued from it, so nothing gets the wrong name.'}
      </p>
      <p className="mt-2 text-ink-2">
        {isSamePerson
          ? 'What you had not saved is still here: change back in a new tab, and this page goes on by itself.'
          : 'What they had not saved is still here: once they sign in again in a new tab, this page goes on by itself.'}
      </p>
      {mayContinue ? null : (
        <p className="mt-2 text-ink-2">{`${isSamePerson ? `What this page shows is not in ${now}` : `${now} may not change what this page shows`}.`}</p>
      )}
    </Dialog>
  );
}

const here = (): string => `${window.location.pathname}${window.location.search}`;

/** A whole page load, which leaves nothing of the first member's words in memory or in the browser's form fields. */
const openAnew = (address: string): void => window.location.assign(address);
