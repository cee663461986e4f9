import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { traffic } from '../process/traffic';
import { haveServerEnvironment } from '../test-support/server-environment';
import { takesBody } from './body-gate';
import { securityHeaders } from './security-headers';

/**
 * Requests from strangers to a plain server behind the gate; scripts/request-bodies.setup.test.ts tests the whole
 * server.
 */

// Refusals are logged, and the log reads its level from the environment.
haveServerEnvironment({ NEXTAUTH_URL: 'http://127.0.0.1:3000' });

let server: Server;
let port = 0;
/** The bodies that passed the gate. */
let read: string[] = [];

beforeAll(async () => {
  traffic().gate = async (request, response, goOn) => {
    if (await takesBody(request, response)) goOn();
  };
  server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (part) => {
      body += String(part);
    });
    incoming.on('end', () => {
      read.push(body);
      answer.end('read');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port; // it listens on a port
});

afterAll(() => {
  traffic().gate = null;
  server.close();
});

beforeEach(() => {
  read = [];
});

type Answer = { status: number; body: string; headers: IncomingHttpHeaders };

/** Writes one part after another, and ends unless `isCut`. Parts without a declared length go out in chunks. */
function send(parts: readonly string[], headers: Record<string, string | number> = {}, isCut = false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (part) => {
        body += String(part);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    outgoing.on('error', reject);
    outgoing.flushHeaders();
    const next = ([part, ...rest]: readonly string[]): void => {
      if (part === undefined) {
        if (!isCut) outgoing.end();
        return;
      }
      outgoing.write(part, () => setTimeout(next, 5, rest));
    };
    next(parts);
  });
}

const large = 'x'.repeat(8_001);

describe('a body that a stranger sends', () => {
  it.each([
    ['nothing', [], ''],
    ['8 kB', ['x'.repeat(8_000)], 'x'.repeat(8_000)],
    ['several chunks', ['one ', 'two ', 'three'], 'one two three'],
  ])('of %s is read whole and in order', async (_what, parts, body) => {
    expect(await send(parts)).toMatchObject({ status: 200, body: 'read' });
    expect(await send(parts, { 'content-length': body.length })).toMatchObject({ status: 200, body: 'read' });
    expect(read).toEqual([body, body]);
  });

  it('a body with a declared length over 8 kB is refused before any of it is read', async () => {
    const answer = await send([], { 'content-length': 5_900_000 }, true);
    expect(answer).toMatchObject({ status: 413, body: '{"ok":false,"failure":{"code":"signed-out"}}' });
    expect(read).toEqual([]);
  });

  it('the refusal has the security headers of every response', async () => {
    const { headers } = await send([], { 'content-length': 5_900_000 }, true);
    for (const { key, value } of securityHeaders) expect(headers[key.toLowerCase()], key).toBe(value);
    expect(headers).toMatchObject({
      'strict-transport-security': expect.any(String),
      'referrer-policy': 'same-origin',
    });
  });

  it('a body without a declared length is refused at 8 kB', async () => {
    expect(await send(['x'.repeat(4_000), 'x'.repeat(4_000), 'x'], {}, true)).toMatchObject({ status: 413 });
    expect(await send([large, large, large])).toMatchObject({ status: 413 });
    expect(read).toEqual([]);
  });

  it('a slow body does not block other requests', async () => {
    let isAnswered = false;
    const slow = send(['one ', ...Array<string>(60).fill('x')]).then(() => {
      isAnswered = true;
    });
    for (let round = 0; round < 5; round += 1) expect(await send(['two'])).toMatchObject({ status: 200 });
    expect(isAnswered).toBe(false);
    await slow;
  });

  it('the refusal is plain text where a page called an action', async () => {
    const headers = { 'content-length': large.length, 'next-action': 'abc' };
    expect(await send([large], headers)).toMatchObject({ status: 413, body: 'signed-out' });
  });
});
