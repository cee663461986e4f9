import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/env';
import { type ForgingProvider, openForgingProvider } from '@/lib/test-support/forging-provider';
import { close, listen } from '@/lib/test-support/identity-provider';
import { haveServerEnvironment } from '@/lib/test-support/server-environment';
import { beginAtProvider, configure, finishAtProvider, isIssuer, type Provider } from './provider';
import { fetchFromProvider } from './provider-fetch';

/** The requests that the internal service below received. */
let requests: string[] = [];
const inside = createServer((request, response) => {
  requests.push(request.url ?? '');
  response.setHeader('content-type', 'application/json');
  response.end(request.url === '/large' ? ' '.repeat(2_000_000) : '{}');
});
let port: string;
let forger: ForgingProvider;

const ownAddress = 'http://127.0.0.1:3000';

haveServerEnvironment({ NEXTAUTH_URL: ownAddress });
beforeAll(async () => {
  port = new URL(await listen(inside)).port;
  forger = await openForgingProvider();
});
afterAll(async () => {
  await Promise.all([close(inside), forger.close()]);
});

beforeEach(() => {
  requests = [];
});
afterEach(() => {
  Object.assign(env(), { NEXTAUTH_URL: ownAddress, SSO_INTERNAL_HOSTS: [] });
});
const servePublicly = () => Object.assign(env(), { NEXTAUTH_URL: 'https://handouts.example' });

const plainGet = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const;
const get = (url: string) => fetchFromProvider(url, plainGet);

const refused = 'The address is not public';

describe('S20: a server with a public address', () => {
  beforeEach(servePublicly);

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '017700000001', '0.0.0.0', '[::ffff:127.0.0.1]', '[::1]', '[::]'],
    ...['localhost', 'LOCALHOST'],
  ])('sends nothing to the service of its own machine as %s', async (host) => {
    await expect(get(`http://${host}:${port}/`)).rejects.toThrow(refused);
    expect(requests).toEqual([]);
  });

  it.each([
    '169.254.169.254',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.100.100.200',
    '[fd00:ec2::254]',
    '[fe80::1]',
  ])('sends nothing into its own network at %s', async (host) => {
    const started = performance.now();
    for (const protocol of ['http', 'https']) await expect(get(`${protocol}://${host}/`)).rejects.toThrow(refused);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('refuses an issuer there or over http, also one that was stored before', async () => {
    expect(isIssuer(`http://127.0.0.1:${port}`)).toBe(false);
    for (const issuer of [`http://127.0.0.1:${port}`, `https://127.0.0.1:${port}`, `https://localhost:${port}`]) {
      await expect(configure({ slug: 'ours', issuer, clientId: 'x', clientSecret: 'x' })).rejects.toThrow();
    }
    expect(requests).toEqual([]);
  });

  it('reaches an internal host once the settings name it, and only by that name', async () => {
    Object.assign(env(), { SSO_INTERNAL_HOSTS: ['localhost'] });
    expect(await (await get(`http://localhost:${port}/allowed`)).json()).toEqual({});
    await expect(get(`http://127.0.0.1:${port}/`)).rejects.toThrow(refused);
    expect(requests).toEqual(['/allowed']);
  });
});

describe('S20: a provider’s own description', () => {
  const internal = () => `http://0.0.0.0:${port}`;
  const provider = (): Provider => ({ slug: 'ours', ...forger });

  it.each(['token_endpoint', 'jwks_uri'])('the %s cannot reach the internal network', async (name) => {
    forger.describe({ [name]: `${internal()}/${name}` });
    const { remembered } = await beginAtProvider(provider(), { next: '/' });
    forger.forge({ nonce: remembered.nonce });
    expect(await finishAtProvider(provider(), `?code=x&state=${remembered.state}`, remembered)).toBeNull();
    expect(requests).toEqual([]);
    forger.describe({});
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://login.example'])(
    'sends nobody’s browser to %s',
    async (address) => {
      forger.describe({ authorization_endpoint: address });
      await expect(beginAtProvider(provider(), { next: '/' })).rejects.toThrow();
      forger.describe({});
    },
  );

  it.each(['/.well-known/openid-configuration', '/token', '/keys'])(
    'is not followed where its %s redirects',
    async (from) => {
      const { remembered } = await beginAtProvider(provider(), { next: '/' });
      forger.forge({ nonce: remembered.nonce });
      forger.redirect(from, `http://127.0.0.1:${port}/redirected`);
      const finish = finishAtProvider(provider(), `?code=x&state=${remembered.state}`, remembered);
      expect(await finish.catch(() => null)).toBeNull();
      expect(requests).toEqual([]);
      forger.redirect(from, null);
    },
  );

  it('the server refuses a description that is over a megabyte or takes too long', async () => {
    await expect(get(`http://127.0.0.1:${port}/large`)).rejects.toThrow('too large');
    const silent = createServer((_request, response) => response.write(' '));
    const address = await listen(silent);
    const slow = fetchFromProvider(address, { ...plainGet, signal: AbortSignal.timeout(100) });
    await expect(slow).rejects.toThrow();
    await close(silent);
  });
});
