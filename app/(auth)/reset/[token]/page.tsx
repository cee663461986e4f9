import type { Metadata } from 'next';
import { AuthPage } from '@/components/auth/auth-page';
import { NewPassphraseForm } from '@/components/auth/new-passphrase-form';
import { ButtonLink } from '@/components/ui/button-link';
import { readReset } from '@/lib/features/resets/data';

export const metadata: Metadata = { title: 'New passphrase' };

type Props = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const reset = await readReset(token, new Date());
  if (!reset) return <NoReset />;
  return (
    <AuthPage title="Choose a new passphrase" lead="Every session that you have open is ended.">
      <NewPassphraseForm token={token} email={reset.email} />
    </AuthPage>
  );
}

function NoReset() {
  return (
    <AuthPage title="This link opens nothing" lead="It works once, for ten minutes, and only the newest one does.">
      <ButtonLink href="/reset" className="w-full">
        Ask for a new link
      </ButtonLink>
    </AuthPage>
  );
}
