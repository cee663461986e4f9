import { describe, expect, it } from 'vitest';
import { haveServerEnvironment } from '@/lib/test-support/server-environment';
import { isForeignOrigin, isSameOrigin } from './same-origin';
import { servedHost } from './served-host';

const own = 'https://plainleaf.riverside.example';

haveServerEnvironment({ NEXTAUTH_URL: own });

const asked = (headers: Record<string, string>) => new Headers({ host: '127.0.0.1:3000', ...headers });

describe('S5: a request from another site', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:4000' }],
    ['a host that only ends like ours', { origin: 'https://evil-plainleaf.riverside.example' }],
    ['our name without its protocol’s dress', { origin: 'plainleaf.riverside.example' }],
  ])('is told by its origin: %s', (_what, headers) => {
    expect(isForeignOrigin(asked(headers))).toBe(true);
    expect(isSameOrigin(new Request(own, { headers: asked({ ...headers, 'sec-fetch-site': 'same-origin' }) }))).toBe(
      false,
    );
  });

  it('is told by what the browser says of it, where it names no origin', () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(isSameOrigin(new Request(own, { headers: asked({ 'sec-fetch-site': site }) })), site).toBe(false);
    }
    expect(isSameOrigin(new Request(own, { headers: asked({}) }))).toBe(false);
  });

  it('a request whose Origin matches a forged Host counts as foreign', () => {
    for (const headers of [
      { host: 'evil' },
      { host: 'evil', 'x-forwarded-host': 'evil' },
      { 'x-forwarded-host': 'evil' },
    ]) {
      for (const origin of ['http://evil', 'https://evil']) {
        expect(isForeignOrigin(asked({ ...headers, origin })), JSON.stringify(headers)).toBe(true);
      }
    }
    expect(isForeignOrigin(asked({ origin: 'http://127.0.0.1:3000' }))).toBe(true);
  });

  it('a request from our own page does not count as foreign', () => {
    const headers = asked({ origin: own, 'sec-fetch-site': 'same-origin' });
    expect(isForeignOrigin(headers)).toBe(false);
    expect(isSameOrigin(new Request(own, { headers }))).toBe(true);
  });
});

describe('S6: the host of a request', () => {
  const of = (host: string, address: string) => servedHost(host, new URL(address));

  it('the clinic’s own host is accepted with and without its port', () => {
    for (const host of ['handouts.example', 'HANDOUTS.example', 'handouts.example:8443', 'handouts.example:443']) {
      expect(of(host, 'https://handouts.example:8443'), host).toBe('handouts.example:8443');
    }
  });

  it('a server that listens only on this machine accepts every name of the machine', () => {
    const address = 'http://127.0.0.1:3000';
    for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'localhost:8080', '127.0.0.2:3000']) {
      expect(of(host, address), host).toBe(host);
    }
    expect(of('127.0.0.1', address), 'from a proxy that leaves the port out').toBe('127.0.0.1:3000');
    for (const host of ['evil', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil', '10.0.0.5:3000']) {
      expect(of(host, address), host).toBeNull();
    }
  });

  it('a malformed host is refused', () => {
    for (const host of [
      '',
      ' ',
      'a b',
      'handouts.example/x',
      'x@handouts.example',
      'handouts.example, evil',
      '[',
      '[::1',
    ]) {
      expect(of(host, 'https://handouts.example'), host).toBeNull();
    }
  });
});
