'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled, valueOrToast } from '@/components/wording/run-action';
import { removeSingleSignOn, setSingleSignOn } from '@/lib/features/single-sign-on/actions';
import type { SingleSignOnSettings } from '@/lib/features/single-sign-on/data';

type Errors = Readonly<Record<string, string>>;

/** The clinic's own identity provider. The secret can be replaced, and is never shown again. */
export function SingleSignOnForm({ settings, origin }: { settings: SingleSignOnSettings | null; origin: string }) {
  const router = useRouter();
  const [slug, setSlug] = useState(settings?.slug ?? '');
  const [issuer, setIssuer] = useState(settings?.issuer ?? '');
  const [clientId, setClientId] = useState(settings?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState('');
  const [isSaving, setSaving] = useState(false);
  const [isAsking, ask] = useState(false);

  const save = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    const secret = clientSecret === '' ? null : clientSecret;
    const outcome = await settled(setSingleSignOn({ slug, issuer, clientId, clientSecret: secret }));
    setSaving(false);
    setErrors(outcome.ok ? {} : (outcome.failure.fields ?? {}));
    setFailure(outcome.ok || outcome.failure.fields ? '' : failureText(outcome.failure));
    if (!outcome.ok) return;
    setClientSecret('');
    toast('Single sign-on is saved.');
    router.refresh();
  };

  const remove = async (): Promise<void> => {
    setSaving(true);
    const removed = await valueOrToast(removeSingleSignOn());
    setSaving(false);
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
      {failure ? (
        <Notice tone="red" live="assertive">
          {failure}
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
        <Button type="submit" variant="primary" isPending={isSaving}>
          Save single sign-on
        </Button>
      </div>
      <ConfirmDialog
        title="Turn off single sign-on?"
        isOpen={isAsking}
        confirmLabel="Turn off"
        isDangerous
        isPending={isSaving}
        onConfirm={() => void remove()}
        onCancel={() => ask(false)}
      >
        Members then sign in with passphrases alone. Sessions that are open go on.
      </ConfirmDialog>
    </form>
  );
}
