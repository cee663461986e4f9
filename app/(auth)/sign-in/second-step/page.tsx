import type { Metadata } from 'next';
import { SecondStepForm } from '@/components/sign-in/second-step-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { requirePerson } from '@/lib/auth/current-actor';
import { factorsOf } from '@/lib/features/second-factors/data';
import { nextPath } from '@/lib/web/next-path';

export const metadata: Metadata = { title: 'Second step' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SecondStepPage({ searchParams }: { searchParams: Query }) {
  const { next } = await searchParams;
  const path = nextPath(next);
  const person = await requirePerson(['needs-second-factor'], `/sign-in?next=${encodeURIComponent(path)}`);
  return (
    <SignInFrame title="One more step" subtitle={`Signing in as ${person.email}`}>
      <SecondStepForm next={path} ways={await factorsOf(person)} />
    </SignInFrame>
  );
}
