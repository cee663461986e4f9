import { NextRequest } from 'next/server';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { proxy } from './proxy';

const own = 'https://plainleaf.riverside.example';

beforeAll(() => {
  Object.assign(process.env, {
    ...{ NEXTAUTH_URL: own, NEXTAUTH_SECRET: 'x'.repeat(32), DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1/none' },
    PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  });
});

const through = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(new URL(path, own), init));
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
  it('decides nothing: with a session and without, every request goes on to where the data is guarded', () => {
    for (const path of ['/', '/admin', '/api/handouts/x/pdf', '/sign-in']) {
      for (const cookie of ['', 'plainleaf.session=forged']) {
        const answer = through(path, { headers: { cookie } });
        expect([answer.status, answer.headers.get('x-middleware-next')], path).toEqual([200, '1']);
      }
    }
  });
});

it('S6: no client’s word for the host reaches the application', () => {
  const headers = { host: '127.0.0.1:3000', 'x-forwarded-host': 'evil.example' };
  expect(passedOn(through('/', { headers }), 'x-forwarded-host')).toBe('127.0.0.1:3000');
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
