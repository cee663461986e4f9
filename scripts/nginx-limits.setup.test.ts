import { Agent, request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PACK_MAX_BYTES } from '@/lib/domain/limits';
import { freePort, loopback } from './lib/ports.mjs';
import { findOrReason } from './lib/test/debian-program';
import { type Nginx, startNginx } from './lib/test/nginx';

/** The limits of deploy/nginx.conf in a real nginx, before a server that only counts. All clients have one address. */

let nginx: Nginx | undefined;
let upstream: Server;
let upstreamPort: number;
let reached: { path: string; headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  upstreamPort = await freePort();
  upstream = createServer((request, answer) => {
    reached.push({ path: request.url ?? '', headers: request.headers });
    request.resume();
    request.on('end', () => answer.end('served'));
  });
  await new Promise<void>((resolve) => {
    upstream.listen(upstreamPort, loopback, resolve);
  });
});

afterAll(async () => {
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});

// Each test starts its own nginx, with empty counters.
beforeEach(async ({ skip }) => {
  const started = await findOrReason(() => startNginx([upstreamPort], { clientHeader: 'X-Test-Client' }));
  if ('whyNot' in started) skip(started.whyNot);
  else nginx = started.found;
  reached = [];
});

afterEach(() => nginx?.stop());

const session = { cookie: 'plainleaf.session=x' };

async function statusOf(path: string, init: RequestInit = {}): Promise<number> {
  const answer = await fetch(`http://${loopback}:${nginx?.port}${path}`, init);
  await answer.arrayBuffer();
  return answer.status;
}

const send = (count: number, path: string, init: RequestInit = {}): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => statusOf(path, init)));

/** The requests of a browser over HTTP/1.1, on six connections at most. */
function browser() {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const one = (path: string, method = 'GET', body = '') =>
    new Promise<number>((resolve, reject) => {
      const options = { host: loopback, port: nginx?.port, path, method, agent, headers: session };
      ask(options, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      })
        .on('error', reject)
        .end(body);
    });
  const many = (count: number, path: string) => Promise.all(Array.from({ length: count }, () => one(path)));
  return { one, many, close: () => agent.destroy() };
}

const refused = (statuses: readonly number[]): number => statuses.filter((status) => status === 429).length;
test('50 people of a clinic behind one address start work at the same time, and nothing is refused', async () => {
  const people = Array.from({ length: 50 }, browser);
  const statuses: number[] = [];
  await Promise.all(
    people.map(async ({ one, many }) => {
      statuses.push(await one('/api/auth/callback/credentials', 'POST', 'x'), await one('/'));
      statuses.push(...(await many(30, '/_next/static/chunk.js')), ...(await many(5, '/library')));
    }),
  );
  for (let second = 0; second < 3; second += 1) {
    // Everybody saves and opens something at the same moment, which people seldom do.
    await Promise.all(
      people.map(async ({ one }) => {
        statuses.push(await one('/api/drafts/x', 'PUT', 'x'.repeat(50_000)), await one('/handouts/x', 'POST', 'x'));
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  for (const { close } of people) close();
  expect(statuses).toHaveLength(50 * (2 + 35 + 6));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});

describe('a flood from one address', () => {
  test.each([
    ['of sign-ins', 'POST', '/api/auth/callback/credentials', {}, 60],
    ['of sign-ins with a made-up session', 'POST', '/api/auth/callback/credentials', session, 60],
    ['of actions of the sign-in page', 'POST', '/sign-in', session, 60],
    ['of actions by nobody', 'POST', '/handouts/x', {}, 60],
    ['of actions by nobody whose address looks like a cookie', 'POST', '/x/plainleaf.session=x', {}, 60],
    ['of actions by nobody with another cookie', 'POST', '/handouts/x', { cookie: 'not-plainleaf.session=x' }, 60],
    ['of actions with a made-up session', 'POST', '/handouts/x', session, 200],
    ['of saves by nobody', 'PUT', '/api/drafts/x', {}, 60],
    ['of saves', 'PUT', '/api/drafts/x', session, 200],
    ['of downloads', 'GET', '/api/handouts/x/pdf', session, 200],
    ['of pages', 'GET', '/library', session, 500],
  ])(
    '%s is told to wait, and reaches no instance',
    async (_what, method, path, headers, burst) => {
      const init = { method, headers, ...(method !== 'GET' && { body: 'x' }) };
      const began = Date.now();
      const statuses: number[] = [];
      // In small bursts, so that the test reaches this limit and not that of connections.
      for (let part = 0; part < (burst * 2) / 40; part += 1) statuses.push(...(await send(40, path, init)));
      const rate = method === 'GET' && path === '/library' ? 100 : burst === 200 ? 50 : 5;
      const allowed = burst + 1 + (rate * (Date.now() - began)) / 1_000;
      expect(refused(statuses)).toBeGreaterThan(0);
      expect(statuses.filter((status) => ![200, 429].includes(status))).toEqual([]);
      expect(reached.length).toBeLessThanOrEqual(Math.ceil(allowed));
      expect(reached.length).toBeGreaterThanOrEqual(burst);
    },
    60_000,
  );

  test('all addresses of one IPv6 connection share a limit, and neighbors are not affected', async () => {
    const from = (client: string) => ({ method: 'POST', body: 'x', headers: { 'X-Test-Client': client } });
    for (const prefix of ['2001:db8:1:2', '2001:db8:1', '2001:db8']) {
      const all = Array.from({ length: 150 }, (_, end) => statusOf('/sign-in', from(`${prefix}::${end.toString(16)}`)));
      expect(refused(await Promise.all(all)), prefix).toBeGreaterThan(0);
    }
    const others = ['2001:db8:1:3::1', '203.0.113.9', '::ffff:203.0.113.10', '::ffff:203.0.113.11'];
    expect(await Promise.all(others.map((client) => statusOf('/sign-in', from(client))))).toEqual(Array(4).fill(200));
  });

  test('a flood of sign-ins does not block saves', async () => {
    await send(150, '/sign-in', { method: 'POST', body: 'x' });
    expect(await send(50, '/api/drafts/x', { method: 'PUT', headers: session, body: 'x' })).toEqual(
      Array(50).fill(200),
    );
  });

  test('the refusal says in one sentence when to retry', async () => {
    const answers = await Promise.all(
      Array.from({ length: 150 }, () =>
        fetch(`http://${loopback}:${nginx?.port}/sign-in`, { method: 'POST', body: 'x' }),
      ),
    );
    const late = answers.find(({ status }) => status === 429);
    expect(late?.headers.get('retry-after')).toBe('5');
    expect(await late?.text()).toBe('Too many requests from this address. Wait a few seconds, then try again.\n');
  });
});

test('bodies are limited before the sign-in, and the largest pack with its selection passes', async () => {
  for (const path of ['/sign-in', '/reset/x', '/invitation/x', '/set-up/x', '/api/auth/callback/credentials']) {
    expect(await statusOf(path, { method: 'POST', body: 'x'.repeat(17_000) }), path).toBe(413);
  }
  expect(reached).toEqual([]);
  const pack = { method: 'POST', headers: session, body: Buffer.alloc(PACK_MAX_BYTES + 3_000_000) };
  expect(await statusOf('/api/library/pack/import', pack)).toBe(200);
});

test('nginx passes the host on and removes forwarding headers that a client sends', async () => {
  await statusOf('/', { headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' } });
  expect(reached[0]?.headers).toMatchObject({
    host: `${loopback}:${nginx?.port}`,
    'x-forwarded-host': `${loopback}:${nginx?.port}`,
    'x-forwarded-for': loopback,
  });
});
