import { type ClinicProvider, findProvider } from '../auth/single-sign-on/identities';
import { beginAtProvider, type Remembered, redirectUri } from '../auth/single-sign-on/provider';
import { setSingleSignOnAction } from '../features/single-sign-on/mutations';
import { makeClinic, type TestClinic } from './database';
import { type IdentityProvider, openIdentityProvider, walkThrough } from './identity-provider';
import { succeeded } from './outcome';

/** A clinic with single sign-on. */
export type ClinicWithProvider = { clinic: TestClinic; idp: IdentityProvider; provider: ClinicProvider };

/** Sets the clinic's provider, as its admin does. */
export async function setProvider(clinic: TestClinic, slug: string, idp: IdentityProvider) {
  const { issuer, clientId, clientSecret } = idp;
  return setSingleSignOnAction.runAs(clinic.admin, { slug, issuer, clientId, clientSecret });
}

/** @param idp one that another clinic has too; by default the clinic has its own. */
export async function makeClinicWithProvider(slug: string, idp?: IdentityProvider): Promise<ClinicWithProvider> {
  const clinic = await makeClinic();
  const its = idp ?? (await openIdentityProvider([redirectUri(slug)]));
  succeeded(await setProvider(clinic, slug, its));
  const provider = await findProvider(slug);
  if (!provider) throw new Error('it was just set');
  return { clinic, idp: its, provider };
}

/** Runs the sign-in at the provider as `subject`: the parameters of the callback, and the remembered state. */
export async function visitProvider(
  { idp, provider }: ClinicWithProvider,
  subject: string,
  tamper: (url: URL) => void = () => undefined,
): Promise<{ search: string; remembered: Remembered }> {
  idp.signInAs(subject);
  const { url, remembered } = await beginAtProvider(provider, { next: '/' });
  tamper(url);
  const back = await walkThrough(url, redirectUri(provider.slug));
  if (!back.searchParams.has('code')) throw new Error('The provider itself refuses');
  return { search: back.search, remembered };
}
