import { Agent, createServer, type IncomingHttpHeaders, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode } from 'next-auth/jwt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SessionToken } from '../auth/next-auth-options';
import { env } from '../env';
import { createScheduler } from '../process/scheduler';
import { traffic } from '../process/traffic';
import { ann } from '../test-support/owners';
import { haveServerEnvironment } from '../test-support/server-environment';
import { guardRequests } from './request-gate';
import { securityHeaders } from './security-headers';

haveServerEnvironment({ NEXTAUTH_URL: 'http://127.0.0.1:3000' });

/** Answers that a request waits for, by its address, in the order of arrival behind the gate. */
const open: { url: string; response: ServerResponse }[] = [];
/** Of a worker that runs one job of a member while one more waits. */
const queue = createScheduler({ slots: 1, perMember: 1, total: 10, waitLimitMs: 10_000 });
let server: Server;
let port = 0;
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

beforeAll(async () => {
  guardRequests();
  server = createServer(({ url = '' }, response) => {
    const untilAnswered = new Promise<void>((resolve) => response.once('close', resolve));
    if (url.startsWith('/slow')) open.push({ url, response });
    else if (url === '/queue') {
      const work = async () => {
        open.push({ url, response });
        await untilAnswered;
      };
      queue.run(ann, work).catch(() => response.writeHead(503).end('busy'));
    } else response.writeHead(url === '/busy' ? 503 : 200).end('served');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // it listens on a port
});

afterEach(async () => {
  while (open.length > 0) {
    for (const { response } of open.splice(0)) response.end('late');
    await pause(50);
  }
});

afterAll(() => {
  traffic().gate = null;
  server.closeAllConnections();
  server.close();
});

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Of a session of this person. */
const cookieOf = (userId: string, sessionSecret = `secret of ${userId}`): Promise<string> =>
  cookieWith({ sessionSecret, userId });

const cookieWith = async (token: SessionToken): Promise<string> =>
  `plainleaf.session=${await encode({ token, secret: env().NEXTAUTH_SECRET })}`;

type Answer = { status: number; body: string; headers: IncomingHttpHeaders };

function get(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, headers, agent }, (answer) => {
      let body = '';
      answer.on('data', (part) => {
        body += String(part);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('the requests of one person', () => {
  it('start one after another, and those beyond 128 are told to retry while those of others go through', async () => {
    const cookie = await cookieOf('a');
    const refused: Answer[] = [];
    const all = Array.from({ length: 200 }, async (_, number) => {
      const headers = number % 2 === 0 ? { cookie } : { cookie, 'next-action': 'abc' };
      const answer = await get('/slow', headers);
      if (answer.status === 503) refused.push(answer);
      return answer;
    });
    for (const other of [await cookieOf('b'), 'theme=dark', 'plainleaf.session=forged']) {
      expect(await get('/page', { cookie: other }), other).toMatchObject({ status: 200 });
    }
    expect(await get('/_next/static/page.js', { cookie })).toMatchObject({ status: 200 });
    while (refused.length < 2) await pause(5);
    // Fewer on a busy machine, which takes longer than a turn to send them all.
    expect(refused.length).toBeLessThanOrEqual(72);
    expect(open.length).toBeLessThan(10);
    const bodies = [...new Set(refused.map(({ body }) => body))].toSorted();
    expect(bodies).toEqual(['busy', '{"ok":false,"failure":{"code":"busy","retryAfterSeconds":1}}']);
    const headers: IncomingHttpHeaders = refused[0]?.headers ?? {};
    expect(headers).toMatchObject({ 'retry-after': '1', 'cache-control': 'no-store, private' });
    for (const { key, value } of securityHeaders) expect(headers[key.toLowerCase()], key).toBe(value);
    await drainAll(all);
  });

  it('count as one, however the cookie is written', async () => {
    const cookie = await cookieOf('c');
    const [, value = ''] = cookie.split('=');
    const forms = [cookie, `x=1;${cookie}`, `plainleaf.session=%${value.charCodeAt(0).toString(16)}${value.slice(1)}`];
    const all = forms.concat(forms).map((one) => get('/slow', { cookie: one }));
    await expectOpen('/slow');
    await drainAll(all);
  });

  it('count as one from all their sessions', async () => {
    const sessions = await Promise.all([1, 2, 3, 4].map((number) => cookieOf('s', `secret ${number}`)));
    const all = sessions.map((cookie) => get('/slow', { cookie }));
    await expectOpen('/slow');
    await drainAll(all);
  });

  it('count by their session while its cookie is of an earlier release', async () => {
    const [one, other] = [
      await cookieWith({ sessionSecret: 'old one' }),
      await cookieWith({ sessionSecret: 'old other' }),
    ];
    const all = [one, one, one, other].map((cookie) => get('/slow', { cookie }));
    await expectOpen('/slow', '/slow');
    await drainAll(all);
  });

  it('cannot hide behind a second cookie', async () => {
    const real = await cookieOf('d');
    const all = ['1', '2', '3', '4'].map((junk) => get('/slow', { cookie: `plainleaf.session=${junk}; ${real}` }));
    await expectOpen('/slow');
    await drainAll(all);
  });

  it('go on slowly when each is refused', async () => {
    const cookie = await cookieOf('e');
    const begunAt = performance.now();
    await Promise.all(Array.from({ length: 3 }, () => get('/busy', { cookie })));
    expect(performance.now() - begunAt).toBeGreaterThan(450);
  });

  it('start while an earlier one waits for a worker, and later where the worker’s queue was full', async () => {
    const cookie = await cookieOf('g');
    const begunAt = performance.now();
    const all = ['/queue', '/queue', '/queue', '/slow'].map((path) => get(path, { cookie }));
    await expectOpen('/queue', '/slow');
    // The third is refused. The longest turn of the other two would take two seconds.
    expect(performance.now() - begunAt).toBeGreaterThan(250);
    expect(performance.now() - begunAt).toBeLessThan(2_000);
    await drainAll(all);
  });

  it('leave the line when their sender is gone', async () => {
    const cookie = await cookieOf('f');
    const first = get('/slow', { cookie });
    await expectOpen('/slow');
    const gone = request({ port, host: '127.0.0.1', path: '/slow-gone', headers: { cookie } });
    gone.on('error', () => undefined);
    gone.end();
    await pause(50);
    gone.destroy();
    // Longer than the longest turn, after which the next one in the line starts.
    await pause(1_300);
    expect(open.map(({ url }) => url)).toEqual(['/slow']);
    await drainAll([first]);
  });
});

/** Waits for as many requests behind the gate, and a moment for more. */
async function expectOpen(...urls: string[]): Promise<void> {
  while (open.length < urls.length) await pause(5);
  await pause(100);
  expect(open.map(({ url }) => url)).toEqual(urls);
}

/** Answers what has come until all have their answers. */
async function drainAll(all: Promise<Answer>[]): Promise<void> {
  let isDone = false;
  const done = Promise.all(all).then(() => {
    isDone = true;
  });
  while (!isDone) {
    for (const { response } of open.splice(0)) response.end('late');
    await pause(5);
  }
  await done;
}
