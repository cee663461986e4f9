import type { Metadata } from 'next';
import { ClinicNameForm } from '@/components/sign-in/clinic-name-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { nextPath } from '@/lib/web/next-path';

export const metadata: Metadata = { title: 'Single sign-on' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function ChooseClinicPage({ searchParams }: { searchParams: Query }) {
  const { next } = await searchParams;
  return (
    <SignInFrame title="Single sign-on" subtitle="With the account that your clinic gave you">
      <ClinicNameForm next={nextPath(next)} />
    </SignInFrame>
  );
}
