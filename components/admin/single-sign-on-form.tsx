'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { useSentForm } from '@/components/wording/use-sent-form';
import { removeSingleSignOn, setSingleSignOn } from '@/lib/features/single-sign-on/actions';
import type { SingleSignOnSettings } from '@/lib/features/single-sign-on/data';

/** The clinic's own identity provider. The secret can be replaced, and is never shown again. */
export function SingleSignOnForm({ settings, origin }: { settings: SingleSignOnSettings | null; origin: string }) {
  const router = useRouterAfterWrite();
  const [slug, setSlug] = useState(settings?.slug ?? '');
  const [issuer, setIssuer] = useState(settings?.issuer ?? '');
  const [clientId, setClientId] = useState(settings?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const { errors, problem, isPending, send } = useSentForm();
  const [isRemoving, setRemoving] = useState(false);
  const [isAsking, ask] = useState(false);

  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    const secret = clientSecret === '' ? null : clientSecret;
    if (!(await send(() => setSingleSignOn({ slug, issuer, clientId, clientSecret: secret })))) return;
    setClientSecret('');
    toast('Single sign-on is saved.');
    router.refresh();
  };

  const remove = async (): Promise<void> => {
    setRemoving(true);
    const removed = await valueOrToast(removeSingleSignOn());
    setRemoving(false);
    ask(false);
    if (!removed) return;
    toast('Single sign-on is off.');
    router.refresh();
  };

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void save(event)}
      className="flex max-w-2xl flex-col gap-4 rounded-xl border border-line bg-panel px-4 py-4"
    >
      {problem ? (
        <Notice tone="red" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <TextField
        label="Short name of your clinic"
        description={`Your members’ sign-in page: ${origin}/sign-in/at/${slug || 'riverside'}`}
        value={slug}
        onChange={setSlug}
        error={errors.slug}
        autoComplete="off"
      />
      <TextField
        label="Issuer"
        description="The address that your provider names as its issuer"
        type="url"
        value={issuer}
        onChange={setIssuer}
        error={errors.issuer}
        autoComplete="off"
      />
      <TextField label="Client ID" value={clientId} onChange={setClientId} error={errors.clientId} autoComplete="off" />
      <TextField
        label="Client secret"
        description={settings ? 'Stored. Type another one to replace it.' : 'Stored encrypted, and not shown again.'}
        type="password"
        value={clientSecret}
        onChange={setClientSecret}
        error={errors.clientSecret}
        autoComplete="off"
      />
      <p className="text-sm break-words text-ink-2">
        Give your provider this redirect address: {`${origin}/api/sign-in/${slug || 'riverside'}/callback`}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        {settings ? (
          <Button variant="quiet" onPress={() => ask(true)}>
            Turn off
          </Button>
        ) : null}
        <Button type="submit" variant="primary" isPending={isPending}>
          Save single sign-on
        </Button>
      </div>
      <ConfirmDialog
        title="Turn off single sign-on?"
        isOpen={isAsking}
        confirmLabel="Turn off"
        isDangerous
        isPending={isRemoving}
        onConfirm={() => void remove()}
        onCancel={() => ask(false)}
      >
        Members then sign in with passwords alone. Sessions that are open go on.
      </ConfirmDialog>
    </form>
  );
}
