import type { Metadata } from 'next';
import { DeadLink } from '@/components/sign-in/dead-link';
import { NewPassphraseForm } from '@/components/sign-in/new-passphrase-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { readReset } from '@/lib/features/resets/data';

export const metadata: Metadata = { title: 'New password' };

type Props = { params: Promise<{ token: string }> };

const GONE = 'It works once, for ten minutes, and only the newest one does.';

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const reset = await readReset(token, new Date());
  if (!reset) return <DeadLink why={GONE} href="/reset" way="Ask for a new link" />;
  return (
    <SignInFrame title="Choose a new password" subtitle="Every session that you have open is ended.">
      <NewPassphraseForm token={token} email={reset.email} />
    </SignInFrame>
  );
}
