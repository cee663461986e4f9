import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { env } from '../../env';
import { isLoopback, isLoopbackUrl } from '../../environment/loopback';
import { fetchFromProvider } from './provider-fetch';

/**
 * OpenID Connect with the code flow: PKCE, state and nonce at every sign-in, the issuer of the answer and of the token
 * compared with the clinic's, the token's signature checked.
 */

export type Provider = { slug: string; issuer: string; clientId: string; clientSecret: string };

/** The state in the browser's one-time token while the person is at the provider. */
export const rememberedSchema = z.object({
  slug: z.string(),
  issuer: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
});
export type Remembered = z.infer<typeof rememberedSchema>;

/** Who the provider says it is: the two together, never an e-mail address. */
export type Identity = { issuer: string; subject: string };

const PATIENCE_S = 5;

/** https alone; on a loopback server, which only this computer reaches, also a provider on this computer. */
export function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || isOnThisComputer(url);
}

const isOnThisComputer = (url: URL): boolean =>
  url.protocol === 'http:' && isLoopback(url.hostname) && isLoopbackUrl(env().NEXTAUTH_URL);

export const redirectUri = (slug: string): string =>
  new URL(`/api/sign-in/${slug}/callback`, env().NEXTAUTH_URL).toString();

/** @throws when the issuer does not answer as one, or names itself otherwise. */
export async function configure({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  if (!isIssuer(issuer)) throw new Error('Not an issuer');
  const url = new URL(issuer);
  return discovery(url, clientId, clientSecret, undefined, {
    timeout: PATIENCE_S,
    [customFetch]: fetchFromProvider,
    execute: [enableNonRepudiationChecks, ...(isOnThisComputer(url) ? [allowInsecureRequests] : [])],
  });
}

/** The provider's page to go to, and what must be remembered until the browser comes back. */
export async function beginAtProvider(
  provider: Provider,
  { next }: Pick<Remembered, 'next'>,
): Promise<{ url: URL; remembered: Remembered }> {
  const config = await configure(provider);
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(provider.slug),
    scope: 'openid',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // On a shared computer the provider may still know whoever was there before.
    prompt: 'login',
  });
  return { url, remembered: { slug: provider.slug, issuer: provider.issuer, state, nonce, verifier, next } };
}

/** Who came back; null when anything about the answer is not as it was asked for. */
export async function finishAtProvider(
  provider: Provider,
  search: string,
  remembered: Remembered,
): Promise<Identity | null> {
  // The clinic may have changed its provider meanwhile: what was begun with another is not finished with this one.
  if (remembered.slug !== provider.slug || remembered.issuer !== provider.issuer) return null;
  const config = await configure(provider);
  const answer = new URL(redirectUri(provider.slug));
  answer.search = search;
  try {
    const tokens = await authorizationCodeGrant(config, answer, {
      expectedState: remembered.state,
      expectedNonce: remembered.nonce,
      pkceCodeVerifier: remembered.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || claims.iss !== config.serverMetadata().issuer) return null;
    return { issuer: claims.iss, subject: claims.sub };
  } catch {
    // The library throws for each thing that is not as expected.
    return null;
  }
}
