import type { Metadata } from 'next';
import { DeadLink } from '@/components/sign-in/dead-link';
import { RequestResetForm } from '@/components/sign-in/request-reset-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { sendsMail } from '@/lib/mail/send-mail';

export const metadata: Metadata = { title: 'New password' };

const NO_MAIL = 'Ask your administrator for a link to a new password.';

export default function RequestResetPage() {
  if (!sendsMail()) return <DeadLink title="This server sends no mail" why={NO_MAIL} />;
  return (
    <SignInFrame title="Choose a new password" subtitle="We send a link to the address that you sign in with.">
      <RequestResetForm />
    </SignInFrame>
  );
}
