import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { Notice } from '@/components/ui/notice';
import { currentReading } from '@/lib/auth/current-actor';
import type { Standing } from '@/lib/domain/access/session-life';
import { readWaitCode, signInWaitWords } from '@/lib/domain/access/sign-in-codes';
import { env } from '@/lib/env';
import { nextPath } from '@/lib/web/next-path';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { next, ended, again, wait } = await searchParams;
  const notLookedAt = typeof wait === 'string' ? readWaitCode(wait) : null;
  const path = nextPath(next);
  const reading = await currentReading();
  // `again`: on a page of theirs somebody found another member signed in.
  if (reading && again === undefined) redirect(stepOf(reading.standing, path));

  return (
    <SignInFrame title="Sign in to Plainleaf" subtitle="Patient handouts in the last minute of a visit">
      {ended === undefined ? null : (
        <div className="mb-4">
          <Notice>Your session has ended. What you had written is kept: sign in to go on.</Notice>
        </div>
      )}
      {notLookedAt ? (
        <div className="mb-4">
          <Notice tone="amber">{signInWaitWords(notLookedAt)}</Notice>
        </div>
      ) : null}
      <SignInForm next={path} isDemo={env().PLAINLEAF_DEMO === '1'} />
    </SignInFrame>
  );
}

/** Where a session that is there already goes on. */
function stepOf(standing: Standing, path: string): string {
  const next = `?next=${encodeURIComponent(path)}`;
  switch (standing) {
    case 'full':
      return path;
    case 'needs-second-factor':
      return `/sign-in/second-step${next}`;
    case 'needs-enrolment':
      return `/sign-in/enrol${next}`;
  }
}
