import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SignInFrame, signInPanel } from '@/components/sign-in/sign-in-frame';
import { ssoProblemWords } from '@/components/sign-in/sso-problem-words';
import { ButtonLink } from '@/components/ui/button-link';
import { buttonClass } from '@/components/ui/button-style';
import { Notice } from '@/components/ui/notice';
import { findProvider } from '@/lib/auth/single-sign-on/identities';
import { nextPath } from '@/lib/web/next-path';

export const metadata: Metadata = { title: 'Single sign-on' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A clinic's own sign-in page: members keep a bookmark of it. */
export default async function ClinicSignInPage({ params, searchParams }: Props) {
  const [{ slug }, { next, problem }] = await Promise.all([params, searchParams]);
  const provider = await findProvider(slug);
  if (!provider) notFound();
  const path = encodeURIComponent(nextPath(next));
  const words = ssoProblemWords(problem);
  return (
    <SignInFrame title={provider.clinicName} subtitle="Patient handouts with Plainleaf">
      <div className={signInPanel}>
        {words ? (
          <Notice tone="red" live="assertive">
            {words}
          </Notice>
        ) : null}
        {/* A plain link: it leaves this site, which no script should try to load. */}
        <a href={`/api/sign-in/${provider.slug}?next=${path}`} className={buttonClass('primary', 'lg', 'w-full')}>
          Continue with single sign-on
        </a>
        <ButtonLink href={`/sign-in?next=${path}`} variant="quiet" className="w-full">
          Use a password instead
        </ButtonLink>
      </div>
    </SignInFrame>
  );
}
