import type { Metadata } from 'next';
import { DeadLink } from '@/components/sign-in/dead-link';
import { JoinForm } from '@/components/sign-in/join-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { readInvitation } from '@/lib/features/joining/data';

export const metadata: Metadata = { title: 'Invitation' };

type Props = { params: Promise<{ token: string }> };

const GONE =
  'An invitation works once, for seven days, until it is sent again or revoked. Ask an admin of the clinic for a new one.';

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await readInvitation(token, new Date());
  if (!invitation) return <DeadLink why={GONE} />;
  return (
    <SignInFrame title={`Join ${invitation.clinicName}`} subtitle="Patient handouts in the last minute of a visit">
      <JoinForm token={token} email={invitation.email} hasAccount={invitation.account !== null} />
    </SignInFrame>
  );
}
