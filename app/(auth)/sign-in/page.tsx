import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LeafMark } from '@/components/shell/leaf-mark';
import { Notice } from '@/components/ui/notice';
import { currentActor } from '@/lib/auth/current-actor';
import { env } from '@/lib/env';
import { nextPath } from './next-path';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { next, ended } = await searchParams;
  const path = nextPath(typeof next === 'string' ? next : undefined);
  if (await currentActor()) redirect(path);

  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-8 flex flex-col items-center gap-4 text-center">
          <LeafMark className="size-12" />
          <div>
            <h1 className="text-2xl font-bold">Sign in to Plainleaf</h1>
            <p className="mt-1 text-ink-2">Patient handouts in the last minute of a visit</p>
          </div>
        </div>
        {ended === undefined ? null : (
          <div className="mb-4">
            <Notice>Your session has ended. What you had written is kept: sign in to go on.</Notice>
          </div>
        )}
        <SignInForm next={path} isDemo={env().PLAINLEAF_DEMO === '1'} />
      </div>
    </main>
  );
}
