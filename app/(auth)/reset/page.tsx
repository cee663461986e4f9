import type { Metadata } from 'next';
import { AuthPage } from '@/components/auth/auth-page';
import { RequestResetForm } from '@/components/auth/request-reset-form';
import { ButtonLink } from '@/components/ui/button-link';
import { sendsMail } from '@/lib/mail/send-mail';

export const metadata: Metadata = { title: 'New passphrase' };

export default function RequestResetPage() {
  if (!sendsMail()) return <NoMail />;
  return (
    <AuthPage title="Choose a new passphrase" lead="We send a link to the address that you sign in with.">
      <RequestResetForm />
    </AuthPage>
  );
}

function NoMail() {
  return (
    <AuthPage
      title="This server sends no mail"
      lead="Ask whoever looks after Plainleaf at your clinic for a link to a new passphrase."
    >
      <ButtonLink href="/sign-in" className="w-full">
        Sign in
      </ButtonLink>
    </AuthPage>
  );
}
