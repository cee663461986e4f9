import { currentReading } from '@/lib/auth/current-actor';
import { currentDevice, rememberDevice } from '@/lib/auth/current-device';
import { takeOneTime } from '@/lib/auth/one-time-cookie';
import { openOneTime } from '@/lib/auth/one-time-token';
import { setSessionCookie } from '@/lib/auth/session-cookie';
import { finishLink } from '@/lib/auth/single-sign-on/actions';
import { findProvider, startSessionWithIdentity } from '@/lib/auth/single-sign-on/identities';
import { finishAtProvider, rememberedSchema } from '@/lib/auth/single-sign-on/provider';
import { toFailure } from '@/lib/db/failures';
import { goOnPage } from '@/lib/web/continue-page';
import { htmlResponse } from '@/lib/web/responses';
import { linkProblemPage, ssoProblemPage } from '@/lib/web/sso-problem-page';

/**
 * Handles the redirect from the clinic's identity provider. It writes although another site leads here: without the
 * cookie that our own page sets, it does nothing.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return htmlResponse(goOnPage(await finish(slug, new URL(request.url).search)));
}

async function finish(slug: string, search: string): Promise<string> {
  try {
    const linkToken = await takeOneTime('provider-link');
    return linkToken === '' ? await signIn(slug, search) : await link(slug, search, linkToken);
  } catch (error) {
    toFailure(error);
    return ssoProblemPage(slug, 'outage');
  }
}

async function signIn(slug: string, search: string): Promise<string> {
  const token = await takeOneTime('provider-sign-in');
  const remembered = await openOneTime(token, { purpose: 'provider-sign-in', holder: null }, rememberedSchema);
  const provider = remembered && (await findProvider(slug));
  if (!provider) return ssoProblemPage(slug, 'refused');
  const identity = await finishAtProvider(provider, search, remembered).catch(() => 'unreachable' as const);
  if (identity === 'unreachable') return ssoProblemPage(slug, identity);
  if (!identity) return ssoProblemPage(slug, 'refused');
  const device = await currentDevice();
  const answer = await startSessionWithIdentity(provider, identity, device, new Date());
  if (answer.is === 'not-linked') return ssoProblemPage(slug, 'not-linked');
  await setSessionCookie(answer);
  await rememberDevice(device, answer.email);
  return remembered.next;
}

/** Only the person who began the link can finish it, in the session that gave the proof. */
async function link(slug: string, search: string, token: string): Promise<string> {
  const reading = await currentReading();
  if (!reading) return linkProblemPage(slug, 'signed-out');
  const device = await currentDevice();
  const outcome = await finishLink.runFor(reading.person, { slug, search, token }, { device });
  return outcome.ok ? '/settings' : linkProblemPage(slug, outcome.failure.code);
}
