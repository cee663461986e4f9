import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { haveServerEnvironment } from '@/lib/test-support/server-environment';
import { proxy } from './proxy';

const own = 'https://plainleaf.riverside.example';

haveServerEnvironment({ NEXTAUTH_URL: own });

const through = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(new URL(path, own), { ...init, headers: { host: new URL(own).host, ...init.headers } }));
const policyOf = (path: string, headers: Record<string, string> = {}): string =>
  through(path, { headers }).headers.get('content-security-policy') ?? '';
/** What the application behind the proxy gets to see of a header. */
const passedOn = (answer: Response, name: string): string | null => answer.headers.get(`x-middleware-request-${name}`);

describe('S22: the policy of a page', () => {
  it('lets in only scripts with a nonce that is new each time and that no client chose', () => {
    const chosen = { 'x-nonce': 'chosen', 'content-security-policy': "script-src 'nonce-chosen'" };
    const policies = [policyOf('/'), policyOf('/', chosen)];
    const nonces = policies.map((policy) => /script-src [^;]*'nonce-([\w+/=]{24})'/.exec(policy)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain(undefined);
    for (const policy of policies) {
      expect(policy).not.toMatch(/chosen|script-src[^;]*unsafe|default-src[^;]*unsafe|\*/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).toMatch(/object-src 'none'/);
    }
    expect(passedOn(through('/', { headers: chosen }), 'x-nonce')).not.toBe('chosen');
  });

  it('is for data that it loads and runs nothing', () => {
    expect(policyOf('/api/handouts/x/pdf')).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});

describe('S4: the proxy', () => {
  it('passes every request from our own pages on, with a session and without', () => {
    for (const path of ['/', '/admin', '/api/handouts/x/pdf', '/sign-in']) {
      for (const cookie of ['', 'plainleaf.session=forged']) {
        const answer = through(path, { headers: { cookie } });
        expect([answer.status, answer.headers.get('x-middleware-next')], path).toEqual([200, '1']);
      }
    }
  });
});

describe('S5: another site’s link to a page of the sign-in', () => {
  const from = (site: string, path: string) => through(path, { headers: { 'sec-fetch-site': site } });

  it.each([
    ['/sign-in?next=/api/audit/export', '/sign-in'],
    ['/sign-in?ended=1&%6eext=/handouts/new%3Ftopic=x&next=/admin', '/sign-in?ended=1'],
    ['/sign-in/at/riverside?next=/admin', '/sign-in/at/riverside'],
    ['/sign-in/enrol?next=/admin', '/sign-in/enrol'],
  ])('does not choose what opens in the member’s name after it: %s', (path, to) => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = from(site, path);
      expect([answer.status, answer.headers.get('location')]).toEqual([307, `${own}${to}`]);
    }
    for (const site of ['same-origin', 'none']) expect(from(site, path).headers.get('x-middleware-next')).toBe('1');
  });

  it('opens where it names no page', () => {
    expect(from('cross-site', '/sign-in/at/riverside').headers.get('x-middleware-next')).toBe('1');
  });
});

describe('S6: a host that is not the clinic’s', () => {
  it.each([
    { host: 'evil.example' },
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: 'evil.example', 'x-forwarded-host': 'plainleaf.riverside.example' },
    { host: '127.0.0.1:3000' },
    { host: 'localhost' },
    { host: 'plainleaf.riverside.example.evil.example' },
    { host: 'evil-plainleaf.riverside.example' },
    { host: 'plainleaf.riverside.example@evil.example' },
    { host: '' },
  ])('is told where the server answers, and nothing else: %j', async (headers) => {
    for (const path of ['/', '/sign-in', '/api/audit/export', '/api/auth/csrf', '/nothing-here']) {
      const answer = through(path, { headers });
      expect([answer.status, await answer.text()], path).toEqual([
        421,
        expect.stringMatching(/^Plainleaf answers at https:\/\/plainleaf\.riverside\.example only/),
      ]);
    }
  });

  it('load balancers and metrics collectors may use another name', () => {
    for (const path of ['/api/health/live', '/api/health/ready', '/api/health/proxy', '/api/metrics']) {
      expect(through(path, { headers: { host: 'app:3000' } }).headers.get('x-middleware-next'), path).toBe('1');
    }
  });

  it('a foreign host does not reach the application; the clinic’s own does in any spelling', () => {
    for (const host of [
      'plainleaf.riverside.example',
      'Plainleaf.Riverside.Example',
      'plainleaf.riverside.example:443',
    ]) {
      const headers = { host, 'x-forwarded-host': 'evil.example' };
      expect(passedOn(through('/', { headers }), 'x-forwarded-host'), host).toBe('plainleaf.riverside.example');
    }
  });
});

describe('S5: a link on another site', () => {
  const asks = async (path: string, headers: Record<string, string>): Promise<string | null> => {
    const answer = through(path, { headers });
    return answer.status === 200 ? null : `${answer.status} ${await answer.text()}`;
  };

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { referer: 'https://evil.example/page' },
    { referer: 'about:blank' },
  ])('opens nothing that could be recorded, and offers to go on from our own site: %j', async (headers) => {
    for (const path of [
      '/handouts/new?topic=a&lang=b',
      '/api/audit/export',
      '/admin',
      '/r/7K2M',
      '/api/auth/signout',
    ]) {
      const page = await asks(path, headers);
      expect(page, path).toMatch(/^403 .*<h1>Open this in Plainleaf\?<\/h1>/s);
      expect(page, path).toContain(`<a href="${path.replace('&', '&#38;')}">Continue</a>`);
    }
  });

  it('the other site cannot choose where the page leads', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await asks('https://plainleaf.riverside.example//evil.example/x', headers)).toContain('<a href="/">');
    expect(await asks('/x?"><script>', headers)).not.toContain('<script');
  });

  it('opens the home page, the sign-in, and what mails and the identity provider lead to', async () => {
    for (const path of ['/', '/sign-in', '/invitation/x', '/reset/x', '/set-up/x', '/api/sign-in/x/callback']) {
      expect(await asks(path, { 'sec-fetch-site': 'cross-site' }), path).toBeNull();
    }
    expect(await asks('/api/sign-in/x', { 'sec-fetch-site': 'cross-site' })).toMatch(/^403/);
  });

  it('sends nothing', async () => {
    for (const path of ['/', '/sign-in', '/handouts/x']) {
      const answer = through(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-site' } });
      expect([answer.status, await answer.text()], path).toEqual([403, 'Not from another site.\n']);
    }
  });

  it.each([
    {},
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin' },
    { referer: `${own}/library` },
    { origin: own },
  ])('is none when it was typed, bookmarked, in a mail program or on our own page: %j', async (headers) => {
    for (const path of ['/handouts/new?topic=a', '/api/audit/export', '/admin', '/r/7K2M']) {
      expect(await asks(path, headers), path).toBeNull();
    }
  });
});

it('S24: signing out from our own page clears the browser, and another site cannot make it', () => {
  const out = (headers: Record<string, string>) =>
    through('/api/auth/signout', { method: 'POST', headers }).headers.get('clear-site-data');
  expect(out({ origin: own, 'sec-fetch-site': 'same-origin' })).toBe('"cache", "storage"');
  expect(out({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBeNull();
});

describe('the demo', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  const answerOf = async (headers: Record<string, string>, isDemo = '1') => {
    vi.resetModules();
    vi.stubEnv('PLAINLEAF_DEMO', isDemo);
    vi.stubEnv('NEXTAUTH_URL', isDemo === '1' ? 'http://127.0.0.1:3000' : own);
    const { proxy: fresh } = await import('./proxy');
    return fresh(new NextRequest('http://127.0.0.1:3000/sign-in', { headers }));
  };

  it('answers a browser on its own machine', async () => {
    const answer = await answerOf({ host: '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1' });
    expect(answer.headers.get('x-middleware-next')).toBe('1');
  });

  it('answers nobody behind a reverse proxy that forwards to its port', async () => {
    for (const headers of [
      { host: 'handouts.example' },
      { host: '127.0.0.1:3000', 'x-forwarded-host': 'handouts.example' },
      { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.7' },
    ]) {
      const answer = await answerOf(headers);
      expect([answer.status, await answer.text()], JSON.stringify(headers)).toEqual([
        403,
        expect.stringContaining('on its own machine only'),
      ]);
    }
  });

  it('alone is bound to its machine: a clinic is open at its address', async () => {
    const answer = await answerOf({ host: 'plainleaf.riverside.example' }, '0');
    expect(answer.headers.get('x-middleware-next')).toBe('1');
  });
});
