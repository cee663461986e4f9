'use client';

import { KeyRound, Plus, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { counted } from '@/components/wording/review-words';
import { makeNewRecoveryCodes, removeAuthenticatorApp } from '@/lib/features/second-factors/actions';
import { AuthenticatorSetUp } from './authenticator-set-up';
import { ProofForm } from './proof-form';
import { RecoveryCodes } from './recovery-codes';

type Doing = { is: 'setting-up' } | { is: 'removing' } | { is: 'renewing' } | { is: 'keeping'; codes: string[] };

export type FactorFacts = {
  /** When the app was added, in words; null: there is none. */
  authenticatorAdded: string | null;
  recoveryCodesLeft: number;
};

/** What the member proves themselves with beside the passphrase: to add, replace and remove. */
export function SecondFactorList({ facts }: { facts: FactorFacts }) {
  const router = useRouter();
  const [doing, start] = useState<Doing | null>(null);
  const [mustStay, setMustStay] = useState(false);
  const hasApp = facts.authenticatorAdded !== null;

  const close = (): void => {
    start(null);
    setMustStay(false);
    router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      {hasApp ? (
        <div className="w-full">
          <ListPanel labelledBy="second-factor">
            <ListRow
              icon={<Smartphone aria-hidden />}
              title="Authenticator app"
              detail={`Added ${facts.authenticatorAdded}`}
              actions={
                <>
                  <Button size="sm" variant="quiet" onPress={() => start({ is: 'setting-up' })}>
                    Replace
                  </Button>
                  <Button size="sm" variant="quiet" onPress={() => start({ is: 'removing' })}>
                    Remove
                  </Button>
                </>
              }
            />
            <ListRow
              icon={<KeyRound aria-hidden />}
              title="Recovery codes"
              detail={`${counted(facts.recoveryCodesLeft, 'code')} left`}
              actions={
                <Button size="sm" variant="quiet" onPress={() => start({ is: 'renewing' })}>
                  Make new ones
                </Button>
              }
            />
          </ListPanel>
        </div>
      ) : (
        <Button icon={<Plus aria-hidden />} onPress={() => start({ is: 'setting-up' })}>
          Set up an authenticator app
        </Button>
      )}
      <Dialog title={doing ? titles[doing.is] : ''} isOpen={doing !== null} isBusy={mustStay} onClose={close}>
        {doing?.is === 'setting-up' ? (
          <AuthenticatorSetUp asksForCode={hasApp} onCodesShown={() => setMustStay(true)} onDone={close} />
        ) : null}
        {doing?.is === 'removing' ? (
          <ProofForm
            asksForCode
            submitLabel="Remove authenticator app"
            isDangerous
            run={removeAuthenticatorApp}
            onDone={() => {
              close();
              toast('The authenticator app is removed.');
            }}
          >
            After this, its codes no longer let you in.
          </ProofForm>
        ) : null}
        {doing?.is === 'renewing' ? (
          <ProofForm
            asksForCode={false}
            submitLabel="Make new codes"
            run={({ passphrase }) => makeNewRecoveryCodes({ passphrase })}
            onDone={({ codes }) => {
              setMustStay(true);
              start({ is: 'keeping', codes });
            }}
          >
            Ten new codes take the place of those you have, which then no longer work.
          </ProofForm>
        ) : null}
        {doing?.is === 'keeping' ? <RecoveryCodes codes={doing.codes} onDone={close} /> : null}
      </Dialog>
    </div>
  );
}

const titles: Record<Doing['is'], string> = {
  'setting-up': 'Authenticator app',
  removing: 'Remove the authenticator app?',
  renewing: 'New recovery codes',
  keeping: 'Recovery codes',
};
