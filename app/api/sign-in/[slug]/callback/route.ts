import { currentReading } from '@/lib/auth/current-actor';
import { deviceOf } from '@/lib/auth/device';
import { takeOneTime } from '@/lib/auth/one-time-cookie';
import { setSessionCookie } from '@/lib/auth/session-cookie';
import {
  type ClinicProvider,
  findProvider,
  linkIdentity,
  startSessionWithIdentity,
} from '@/lib/auth/single-sign-on/identities';
import { finishAtProvider, type Identity, type Remembered, rememberedSchema } from '@/lib/auth/single-sign-on/provider';
import { goOnPage } from '@/lib/web/continue-page';
import { htmlResponse } from '@/lib/web/responses';
import { ssoProblemPage } from '@/lib/web/sso-problem-page';

/**
 * Back from the clinic's identity provider. It writes although another site leads here: without the cookie that our own
 * page has set, it does nothing.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return htmlResponse(goOnPage(await finish(request, slug)));
}

async function finish(request: Request, slug: string): Promise<string> {
  try {
    const remembered = await takeOneTime('provider', rememberedSchema);
    const provider = remembered && (await findProvider(slug));
    if (!provider) return ssoProblemPage(slug, 'refused');
    const identity = await finishAtProvider(provider, new URL(request.url).search, remembered);
    if (!identity) return ssoProblemPage(slug, 'refused');
    if (remembered.linkFor !== '') return await link(provider, identity, remembered);
    const device = deviceOf((name) => request.headers.get(name));
    const answer = await startSessionWithIdentity(provider, identity, device, new Date());
    if (answer.is === 'not-linked') return ssoProblemPage(slug, 'not-linked');
    await setSessionCookie(answer.secret);
    return remembered.next;
  } catch {
    return ssoProblemPage(slug, 'unreachable');
  }
}

/** Only for whoever began it, in the session in which they showed the passphrase. */
async function link(provider: ClinicProvider, identity: Identity, { linkFor, next }: Remembered): Promise<string> {
  const reading = await currentReading();
  if (reading?.standing !== 'full') return ssoProblemPage(provider.slug, 'refused');
  const { person } = reading;
  if (person.userId !== linkFor || person.clinicId !== provider.clinicId)
    return ssoProblemPage(provider.slug, 'refused');
  return (await linkIdentity(person, identity, new Date())) ? next : ssoProblemPage(provider.slug, 'taken');
}
