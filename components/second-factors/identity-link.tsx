'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { linkMyIdentity, unlinkMyIdentity } from '@/lib/features/single-sign-on/actions';
import type { FactorWays } from './factor-fields';
import { ProofForm } from './proof-form';

/** Links the member's account at the clinic's provider, which only they can do: no e-mail address is compared. */
export function IdentityLink({
  isLinked,
  ways,
  problem = null,
}: {
  isLinked: boolean;
  ways: FactorWays;
  /** Why linking did not work just now. */
  problem?: string | null;
}) {
  const router = useRouterAfterWrite();
  const [isAsking, ask] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      {problem ? (
        <div className="w-full">
          <Notice tone="red" live="assertive">
            {problem}
          </Notice>
        </div>
      ) : null}
      <p className="text-ink-2">{isLinked ? 'Your account there is linked.' : 'No account there is linked yet.'}</p>
      <Button onPress={() => ask(true)}>{isLinked ? 'Unlink' : 'Link my account'}</Button>
      <Dialog
        title={isLinked ? 'Unlink single sign-on?' : 'Link single sign-on'}
        isOpen={isAsking}
        onClose={() => ask(false)}
        size="sm"
      >
        {isLinked ? (
          <ProofForm
            ways={ways}
            submitLabel="Unlink"
            isDangerous
            run={unlinkMyIdentity}
            onDone={() => {
              ask(false);
              toast('Your account there is unlinked.');
              router.refresh();
            }}
          >
            After this, only your password or a passkey lets you in.
          </ProofForm>
        ) : (
          <ProofForm
            ways={ways}
            submitLabel="Continue"
            run={linkMyIdentity}
            onDone={({ url }) => window.location.assign(url)}
          >
            You are then led to your clinic’s single sign-on. The account that you choose there becomes yours here.
          </ProofForm>
        )}
      </Dialog>
    </div>
  );
}
