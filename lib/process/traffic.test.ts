import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { logEvent } from '../log';
import { traffic } from './traffic';

vi.mock('../log', () => ({ describeError: () => ({}), logEvent: vi.fn() }));

let server: Server;
let url = '';

beforeAll(async () => {
  traffic().gate = async () => true;
  server = createServer((request, answer) => {
    if (request.url === '/broken') throw new Error('a defect');
    answer.end('served');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});

afterAll(() => {
  traffic().gate = null;
  server.closeAllConnections();
  server.close();
});

it('cuts the answer of a request that fails behind the gate, says so in the log, and serves the others', async () => {
  await expect(fetch(`${url}/broken`)).rejects.toThrow('fetch failed');
  expect(logEvent).toHaveBeenCalledWith('error', 'request.failed', {});
  expect(await (await fetch(`${url}/page`)).text()).toBe('served');
});
