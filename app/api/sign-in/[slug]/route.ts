import { redirect } from 'next/navigation';
import { giveOneTime, takeOneTime } from '@/lib/auth/one-time-cookie';
import { findProvider } from '@/lib/auth/single-sign-on/identities';
import { beginAtProvider } from '@/lib/auth/single-sign-on/provider';
import { toFailure } from '@/lib/db/failures';
import { nextPath } from '@/lib/web/next-path';
import { ssoProblemPage } from '@/lib/web/sso-problem-page';

/** Off to the clinic's identity provider. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  redirect(await start(slug, new URL(request.url).searchParams.get('next') ?? undefined));
}

async function start(slug: string, next: string | undefined): Promise<string> {
  try {
    const provider = await findProvider(slug);
    if (!provider) return ssoProblemPage(slug, 'refused');
    const begun = await beginAtProvider(provider, { next: nextPath(next) }).catch(() => null);
    if (!begun) return ssoProblemPage(slug, 'unreachable');
    await giveOneTime('provider-sign-in', null, begun.remembered);
    // Keep only one of the two flows per browser, because the answer does not say which flow it belongs to.
    await takeOneTime('provider-link');
    return begun.url.toString();
  } catch (error) {
    toFailure(error);
    return ssoProblemPage(slug, 'outage');
  }
}
