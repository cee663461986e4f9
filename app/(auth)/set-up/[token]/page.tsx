import type { Metadata } from 'next';
import { timeZoneNames } from '@/components/admin/clinic-choices';
import { AuthPage } from '@/components/auth/auth-page';
import { SetUpForm } from '@/components/auth/set-up-form';
import { ButtonLink } from '@/components/ui/button-link';
import { isSetUpLink } from '@/lib/features/set-up/data';

export const metadata: Metadata = { title: 'Set up' };

type Props = { params: Promise<{ token: string }> };

export default async function SetUpPage({ params }: Props) {
  const { token } = await params;
  if (!(await isSetUpLink(token, new Date()))) return <NoSetUp />;
  return (
    <AuthPage title="Set up your clinic" lead="You become its first admin. All of it can be changed later.">
      <SetUpForm token={token} timeZones={timeZoneNames('UTC')} />
    </AuthPage>
  );
}

function NoSetUp() {
  return (
    <AuthPage
      title="This link opens nothing"
      lead="It works once, for 24 hours. Until there is a clinic, every start of Plainleaf prints a new one."
    >
      <ButtonLink href="/sign-in" className="w-full">
        Sign in
      </ButtonLink>
    </AuthPage>
  );
}
