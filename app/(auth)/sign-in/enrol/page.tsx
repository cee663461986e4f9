import type { Metadata } from 'next';
import { EnrolPanel } from '@/components/sign-in/enrol-panel';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { requirePerson } from '@/lib/auth/current-actor';
import { factorsOf } from '@/lib/features/second-factors/data';
import { nextPath } from '@/lib/web/next-path';

export const metadata: Metadata = { title: 'Set up a second factor' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function EnrolPage({ searchParams }: { searchParams: Query }) {
  const { next } = await searchParams;
  const path = nextPath(next);
  // Once it is set up, this page is drawn again, whole session and all, under the recovery codes that must be kept.
  const person = await requirePerson(['needs-enrolment', 'full'], `/sign-in?next=${encodeURIComponent(path)}`);
  const ways = { hasFactor: person.hasSecondFactor, hasPasskey: (await factorsOf(person)).passkey };
  return (
    <SignInFrame
      title="Set up a second factor"
      subtitle="Your clinic asks for one before patients’ records open."
      isWide
    >
      <EnrolPanel next={path} ways={ways} />
    </SignInFrame>
  );
}
