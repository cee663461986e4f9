import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { haveServerEnvironment } from '../test-support/server-environment';
import { traffic } from './traffic';

// Failures are logged, and the log reads its level from the environment.
haveServerEnvironment({ NEXTAUTH_URL: 'https://plainleaf.riverside.example' });

let server: Server;
let url = '';

beforeAll(async () => {
  traffic().gate = async (_request, _response, goOn) => goOn();
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

it('ends the response of a request that fails after the gate, and keeps serving the others', async () => {
  await expect(fetch(`${url}/broken`)).rejects.toThrow('fetch failed');
  expect(await (await fetch(`${url}/page`)).text()).toBe('served');
});
