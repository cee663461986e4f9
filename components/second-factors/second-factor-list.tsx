'use client';

import { Fingerprint, KeyRound, Plus, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { makeNewRecoveryCodes, removeAuthenticatorApp } from '@/lib/features/second-factors/actions';
import { removeMyPasskey } from '@/lib/features/second-factors/passkey-actions';
import { AuthenticatorSetUp } from './authenticator-set-up';
import type { FactorWays } from './factor-fields';
import { PasskeySetUp } from './passkey-set-up';
import { ProofForm } from './proof-form';
import { RecoveryCodes } from './recovery-codes';

type Doing =
  | { is: 'adding-passkey' }
  | { is: 'removing-passkey'; passkey: PasskeyFacts }
  | { is: 'setting-up' }
  | { is: 'removing' }
  | { is: 'renewing' }
  | { is: 'keeping'; codes: string[] };

type PasskeyFacts = { id: string; name: string; detail: string };

export type FactorFacts = {
  passkeys: readonly PasskeyFacts[];
  /** When the app was added, in words; null: there is none. */
  authenticatorAdded: string | null;
  recoveryCodesLeft: number;
};

const waysOf = ({
  passkeys,
  authenticatorAdded,
}: Pick<FactorFacts, 'passkeys' | 'authenticatorAdded'>): FactorWays => ({
  hasFactor: authenticatorAdded !== null || passkeys.length > 0,
  hasPasskey: passkeys.length > 0,
});

/** The member's second factors, with actions to add, replace and remove them. */
export function SecondFactorList({ facts }: { facts: FactorFacts }) {
  const router = useRouterAfterWrite();
  const [doing, start] = useState<Doing | null>(null);
  const [mustStay, setMustStay] = useState(false);
  const hasApp = facts.authenticatorAdded !== null;
  const ways = waysOf(facts);

  const close = (): void => {
    start(null);
    setMustStay(false);
    router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      {ways.hasFactor ? (
        <div className="w-full">
          <ListPanel labelledBy="second-factor">
            {hasApp ? (
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
            ) : null}
            {facts.passkeys.map((passkey) => (
              <ListRow
                key={passkey.id}
                icon={<Fingerprint aria-hidden />}
                title={passkey.name}
                detail={passkey.detail}
                actions={
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={`Remove ${passkey.name}`}
                    onPress={() => start({ is: 'removing-passkey', passkey })}
                  >
                    Remove
                  </Button>
                }
              />
            ))}
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
      ) : null}
      <div className="flex flex-wrap gap-2">
        {hasApp ? null : (
          <Button icon={<Plus aria-hidden />} onPress={() => start({ is: 'setting-up' })}>
            Set up an authenticator app
          </Button>
        )}
        <Button icon={<Plus aria-hidden />} onPress={() => start({ is: 'adding-passkey' })}>
          Add a passkey
        </Button>
      </div>
      <Dialog title={doing ? titles[doing.is] : ''} isOpen={doing !== null} isBusy={mustStay} onClose={close}>
        {doing?.is === 'setting-up' ? (
          <AuthenticatorSetUp ways={ways} onCodesShown={() => setMustStay(true)} onDone={close} />
        ) : null}
        {doing?.is === 'adding-passkey' ? (
          <PasskeySetUp ways={ways} onCodesShown={() => setMustStay(true)} onDone={close} />
        ) : null}
        {doing?.is === 'removing-passkey' ? (
          <ProofForm
            ways={ways}
            submitLabel="Remove passkey"
            isDangerous
            run={(proof) => removeMyPasskey({ id: doing.passkey.id, ...proof })}
            onDone={() => {
              close();
              toast('The passkey is removed.');
            }}
          >
            {`After this, “${doing.passkey.name}” no longer lets you in. Delete it on the device as well.`}
          </ProofForm>
        ) : null}
        {doing?.is === 'removing' ? (
          <ProofForm
            ways={ways}
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
            ways={ways}
            submitLabel="Make new codes"
            run={makeNewRecoveryCodes}
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
  'adding-passkey': 'Add a passkey',
  'removing-passkey': 'Remove the passkey?',
  'setting-up': 'Authenticator app',
  removing: 'Remove the authenticator app?',
  renewing: 'New recovery codes',
  keeping: 'Recovery codes',
};
