import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { close, listen } from './identity-provider';

/**
 * The signer of a token; 'secret' and 'published' use the client's secret or the published key where a private key
 * belongs.
 */
export type Signer = 'itself' | 'stranger' | 'nobody' | 'secret' | 'published';

/** A provider that answers as told, truthful or not: for tokens that no honest one would make. */
export type ForgingProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The forged claims of the next token, and its signer. */
  forge: (change: Record<string, unknown>, signedBy?: Signer) => void;
  /** Overrides for its metadata, from now on. */
  describe: (change: Record<string, unknown>) => void;
  /** Redirects requests for this path from now on; null stops it. */
  redirect: (path: string, to: string | null) => void;
  close: () => Promise<void>;
};

export async function openForgingProvider(): Promise<ForgingProvider> {
  const [own, strange] = [rsa(), rsa()];
  const clientSecret = 'a secret of at least thirty-two characters';
  const server = createServer();
  const issuer = await listen(server);
  let change: Record<string, unknown> = {};
  let signer: Signer = 'itself';
  let description: Record<string, unknown> = {};
  const redirects = new Map<string, string>();
  const published = own.publicKey.export({ type: 'spki', format: 'pem' });
  const signed = (claims: object): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = (alg: string) => `${part({ alg, kid: 'own' })}.${part(claims)}`;
    if (signer === 'nobody') return `${body('none')}.`;
    if (signer === 'secret' || signer === 'published') {
      const hmac = createHmac('sha256', signer === 'secret' ? clientSecret : published);
      return `${body('HS256')}.${hmac.update(body('HS256')).digest('base64url')}`;
    }
    const { privateKey } = signer === 'itself' ? own : strange;
    return `${body('RS256')}.${createSign('RSA-SHA256').update(body('RS256')).sign(privateKey).toString('base64url')}`;
  };
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
    return json({ access_token: 'x', token_type: 'Bearer', id_token: signed(claims) });
  });
  return {
    ...{ issuer, clientId: 'plainleaf', clientSecret },
    forge: (claims, signedBy = 'itself') => {
      change = claims;
      signer = signedBy;
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
