import type { Metadata } from 'next';
import { timeZoneNames } from '@/components/admin/clinic-choices';
import { DeadLink } from '@/components/sign-in/dead-link';
import { SetUpForm } from '@/components/sign-in/set-up-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { isSetUpLink } from '@/lib/features/set-up/data';

export const metadata: Metadata = { title: 'Set up' };

type Props = { params: Promise<{ token: string }> };

const GONE = 'It works once, for 24 hours. Until there is a clinic, every start of Plainleaf prints a new one.';

export default async function SetUpPage({ params }: Props) {
  const { token } = await params;
  if (!(await isSetUpLink(token, new Date()))) return <DeadLink why={GONE} />;
  return (
    <SignInFrame title="Set up your clinic" subtitle="You become its first admin. All of it can be changed later.">
      <SetUpForm token={token} timeZones={timeZoneNames('UTC')} />
    </SignInFrame>
  );
}
