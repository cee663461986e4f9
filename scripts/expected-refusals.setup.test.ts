import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtActions } from './lib/http/manifests';
import { loopback } from './lib/ports.mjs';
import type { Cluster } from './lib/postgres/cluster';
import { openThrowawayCluster } from './lib/postgres/throwaway';
import { waitUntil } from './lib/processes.mjs';
import { makeTestDatabase, makeTestKeys } from './lib/test/database';
import { type OwnServer, startOwnServer } from './lib/test/own-server';

/**
 * Requests that anybody can send to a real server without a session. None may log an error, because errors must mean
 * defects.
 */

const token = 'a-collector-of-metrics';
let cluster: Cluster;
let server: OwnServer;
let logged = 0;

beforeAll(async () => {
  cluster = await openThrowawayCluster();
  const database = await makeTestDatabase(cluster, 'refusals', makeTestKeys());
  server = await startOwnServer(database, { METRICS_TOKEN: token });
});

afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
});

beforeEach(() => {
  logged = server.log().length;
});

type Line = { level: number; event: string };
const linesSince = (from: number): Line[] =>
  server
    .log()
    .slice(from)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Line => JSON.parse(line));
const newLines = (): Line[] => linesSince(logged);

/** Waits for the warning, and then for any later log line. */
async function expectOneWarning(event: string): Promise<void> {
  await waitUntil(async () => newLines().length > 0, 5_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(newLines()).toEqual([expect.objectContaining({ level: 40, event })]);
}

const post = (path: string, headers: Record<string, string>, body: string): Promise<Response> =>
  fetch(`${server.baseUrl}${path}`, { method: 'POST', headers, body, redirect: 'manual' });

/** An action that needs no session. */
function anonymousAction() {
  const action = builtActions(server.distFolder).find(({ page }) => page === '/reset');
  if (!action) throw new Error('The build has no action on /reset');
  return { page: action.page, headers: { 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8' } };
}

const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const part = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n';

describe('an action that cannot be read', () => {
  test.each([
    ['broken JSON', '{', {}],
    ['nothing', '', {}],
    ['no list', 'null', {}],
    ['a reference to nothing', '["$F1"]', {}],
    ['a number that is none', '["$n12x"]', {}],
    ['a form without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
    ['a form cut short', `${part}["$K1"]`, multipart],
    ['a form cut short in its first line', '--x\r\nContent-Disposition', multipart],
    ['a form that is none', 'garbage', multipart],
  ])('is one warning: %s', async (_what, body, type: Record<string, string>) => {
    const { page, headers } = anonymousAction();
    const answer = await post(page, { ...headers, ...type }, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    await expectOneWarning('request.malformed');
  });

  test('an oversized request from a stranger logs one warning', async () => {
    const { page, headers } = anonymousAction();
    expect((await post(page, headers, 'x'.repeat(9_000_000))).status).toBe(413);
    await expectOneWarning('request.too-large');
  });

  test.each([
    ['made-up', '00'.repeat(21)],
    ['no id at all', 'x'],
  ])('is one warning when its id is %s', async (_what, id) => {
    const { headers } = anonymousAction();
    await post('/sign-in', { ...headers, 'next-action': id }, '[]');
    await expectOneWarning('action.unknown');
  });

  test.each([
    ['without a boundary', 'x', { 'content-type': 'multipart/form-data' }, 'request.malformed'],
    ['cut short', `${part}["$K1"]`, multipart, 'request.malformed'],
    [
      'with an unknown action',
      '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_abc"\r\n\r\n\r\n--x--\r\n',
      multipart,
      'request.malformed',
    ],
  ])('is one warning as a form of a page without its script: %s', async (_what, body, type, event) => {
    await post('/sign-in', type, body);
    await expectOneWarning(event);
  });

  test('no action logs an error for any list of inputs', async () => {
    const bodies = ['[]', '[null]', '["x"]', '[{"id":null}]', '["$undefined","$undefined"]'];
    for (const { id, page } of builtActions(server.distFolder)) {
      const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' };
      await Promise.all(bodies.map((body) => post(page.replace(/\[.*?\]/g, 'x'), headers, body)));
    }
    expect(newLines().filter(({ level }) => level >= 50)).toEqual([]);
  });
});

describe('a client that goes away before it has sent its body', () => {
  const cutShort = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(server.port, loopback);
      const sent = { host: `${loopback}:${server.port}`, 'content-length': '8000', ...headers };
      const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`, () =>
        setTimeout(() => socket.destroy(), 200),
      );
      socket.on('close', () => resolve());
    });

  test.each([
    ['an action', '["', undefined],
    ['the form of an action', part, 'multipart/form-data; boundary=x'],
  ])('is one warning: %s', async (_what, body, type) => {
    const { page, headers } = anonymousAction();
    await cutShort(page, { ...headers, ...(type && { 'content-type': type }) }, body);
    await expectOneWarning('request.aborted');
  });

  test.each(['/api/library/pack/preview', '/api/handouts/csv', '/api/auth/callback/credentials'])(
    'is one warning: %s',
    async (path) => {
      await cutShort(path, { origin: server.baseUrl, 'content-type': 'application/json' }, '{');
      await expectOneWarning('request.aborted');
    },
  );
});

describe('a sign-in that cannot be read', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const get = (path: string, cookie = '') =>
    fetch(`${server.baseUrl}${path}`, { headers: { cookie }, redirect: 'manual' });

  test.each([
    ['a callbackUrl in the address', () => get('/api/auth/signin?callbackUrl=:::bad')],
    ['a callbackUrl in a cookie', () => get('/api/auth/signin', 'next-auth.callback-url=:::bad')],
    ['a callbackUrl in a form', () => post('/api/auth/callback/credentials', form, 'callbackUrl=::bad&csrfToken=x')],
    ['a callbackUrl at sign-out', () => post('/api/auth/signout', form, 'callbackUrl=http://%&csrfToken=x')],
    ['a forged session', () => get('/api/auth/session', 'plainleaf.session=x.y.z')],
    ['broken JSON', () => post('/api/auth/callback/credentials', { 'content-type': 'application/json' }, '{')],
  ])('is one warning: %s', async (_what, send) => {
    await send();
    await expectOneWarning('sign-in.malformed');
  });

  test('a malformed sign-in logs none of its content', async () => {
    const words = JSON.stringify({ level: 'error', code: 'made up', message: 'anything' });
    expect((await post('/api/auth/_log', { 'content-type': 'application/json' }, words)).status).toBe(204);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(newLines()).toEqual([]);
  });
});

test('every kind of refusal is counted, and none is logged as an error', async () => {
  const answer = await fetch(`${server.baseUrl}/api/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const metrics = await answer.text();
  for (const event of [
    'request.malformed',
    'request.aborted',
    'request.too-large',
    'action.unknown',
    'sign-in.malformed',
  ]) {
    expect(metrics).toMatch(
      new RegExp(`^plainleaf_log_events_total\\{level="warn",event="${event.replace('.', '\\.')}"\\} [1-9]`, 'm'),
    );
  }
  expect(linesSince(0).filter(({ level }) => level >= 50)).toEqual([]);
});
