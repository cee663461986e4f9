import type { Metadata } from 'next';
import { AuthPage } from '@/components/auth/auth-page';
import { JoinForm } from '@/components/auth/join-form';
import { ButtonLink } from '@/components/ui/button-link';
import { readInvitation } from '@/lib/features/joining/data';

export const metadata: Metadata = { title: 'Invitation' };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await readInvitation(token, new Date());
  if (!invitation) return <NoInvitation />;
  return (
    <AuthPage title={`Join ${invitation.clinicName}`} lead="Patient handouts in the last minute of a visit">
      <JoinForm token={token} email={invitation.email} hasAccount={invitation.account !== null} />
    </AuthPage>
  );
}

function NoInvitation() {
  return (
    <AuthPage
      title="This link opens nothing"
      lead="An invitation works once, for seven days, until it is sent again or revoked. Ask an admin of the clinic for a new one."
    >
      <ButtonLink href="/sign-in" className="w-full">
        Sign in
      </ButtonLink>
    </AuthPage>
  );
}
