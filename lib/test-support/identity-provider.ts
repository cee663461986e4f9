import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID Connect provider on a port of its own, whose holder needs no password: who signs in is set here. */
export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is sitting before it. */
  signInAs: (subject: string) => void;
  close: () => Promise<void>;
};

export async function openIdentityProvider(redirectUris: readonly string[]): Promise<IdentityProvider> {
  const server = createServer();
  const issuer = await listen(server);
  const [clientId, clientSecret] = ['plainleaf', 'a secret of at least thirty-two characters'];
  let subject = 'nobody';
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirectUris] }],
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/choose/${uid}` },
    // Whatever e-mail it may claim is not looked at.
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/choose/')) return void answer(request, response);
    void (async () => {
      const { params } = await provider.interactionDetails(request, response);
      const grant = new provider.Grant({ accountId: subject, clientId: String(params.client_id) });
      grant.addOIDCScope('openid');
      const chosen = { login: { accountId: subject }, consent: { grantId: await grant.save() } };
      await provider.interactionFinished(request, response, chosen, { mergeWithLastSubmission: false });
    })();
  });
  return {
    ...{ issuer, clientId, clientSecret },
    signInAs: (who) => {
      subject = who;
    },
    close: () => close(server),
  };
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** Walks through the provider's pages as a browser does, to the address that it sends back to. */
export async function walkThrough(start: URL, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10; step += 1) {
    if (url.href.startsWith(redirectUri)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider stopped at ${url.pathname}: ${answer.status} ${await answer.text()}`);
    url = new URL(location, url);
  }
  throw new Error('The provider leads in circles');
}
