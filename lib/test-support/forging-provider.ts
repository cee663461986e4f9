import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { close, listen } from './identity-provider';

/** A provider that answers as told, truthful or not: for tokens that no honest one would make. */
export type ForgingProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claims of the next token that are not as they should be; `signedBy: 'stranger'` uses a key it does not publish. */
  forge: (change: Record<string, unknown>, signedBy?: 'itself' | 'stranger') => void;
  /** What its description says otherwise from here on. */
  describe: (change: Record<string, unknown>) => void;
  /** From here on it redirects requests of this path; null: no longer. */
  redirect: (path: string, to: string | null) => void;
  close: () => Promise<void>;
};

export async function openForgingProvider(): Promise<ForgingProvider> {
  const [own, strange] = [rsa(), rsa()];
  const server = createServer();
  const issuer = await listen(server);
  let change: Record<string, unknown> = {};
  let signer = own.privateKey;
  let description: Record<string, unknown> = {};
  const redirects = new Map<string, string>();
  server.on('request', (request, response) => {
    const json = (value: unknown) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    const elsewhere = redirects.get(request.url ?? '');
    if (elsewhere) return void response.writeHead(302, { location: elsewhere }).end();
    if (request.url?.startsWith('/.well-known')) {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...description,
      });
    }
    if (request.url === '/keys') {
      return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] });
    }
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: 'plainleaf', sub: 'amara', iat: now, exp: now + 60, ...change };
    return json({ access_token: 'x', token_type: 'Bearer', id_token: signed(claims, signer) });
  });
  return {
    ...{ issuer, clientId: 'plainleaf', clientSecret: 'x' },
    forge: (claims, signedBy = 'itself') => {
      change = claims;
      signer = signedBy === 'itself' ? own.privateKey : strange.privateKey;
    },
    describe: (claims) => {
      description = claims;
    },
    redirect: (path, to) => {
      if (to === null) redirects.delete(path);
      else redirects.set(path, to);
    },
    close: () => close(server),
  };
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });

function signed(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', kid: 'own' })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key).toString('base64url')}`;
}
