import { beforeAll, describe, expect, it } from 'vitest';
import { trustedHost } from './forwarded-host';
import { isForeignOrigin, isSameOrigin } from './same-origin';

const own = 'https://plainleaf.riverside.example';

beforeAll(() => {
  Object.assign(process.env, {
    ...{ NEXTAUTH_URL: own, NEXTAUTH_SECRET: 'x'.repeat(32), DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1/none' },
    PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  });
});

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

  it('is not one of our own pages, by the clinic’s address or by the host that was reached', () => {
    for (const origin of [own, 'http://127.0.0.1:3000']) {
      expect(isForeignOrigin(asked({ origin }))).toBe(false);
      expect(isSameOrigin(new Request(own, { headers: asked({ origin, 'sec-fetch-site': 'same-origin' }) }))).toBe(
        true,
      );
    }
  });
});

describe('S6: the host that a request is held against', () => {
  it('is not one of the client’s choice', () => {
    expect(trustedHost(asked({ 'x-forwarded-host': 'evil.example' }))).toBe('127.0.0.1:3000');
    expect(isForeignOrigin(asked({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }))).toBe(true);
  });

  it('is the clinic’s own, where its reverse proxy says so', () => {
    expect(trustedHost(asked({ 'x-forwarded-host': 'plainleaf.riverside.example' }))).toBe(
      'plainleaf.riverside.example',
    );
  });
});
