// A thread that has loaded the real worker, then tries every way out to the address it is given.
import '../worker';
import dns from 'node:dns';
import http from 'node:http';
import { get } from 'node:https';
import net from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const { port } = workerData as { port: number }; // given by the test that starts this thread
const address = `127.0.0.1:${port}`;

const ways: Record<string, () => unknown> = {
  fetch: () => fetch(`http://${address}/`),
  websocket: () => new WebSocket(`ws://${address}/`),
  http: () => http.get(`http://${address}/`).on('error', () => undefined),
  https: () => get(`https://${address}/`).on('error', () => undefined),
  connect: () => net.connect(port, '127.0.0.1').on('error', () => undefined),
  socket: () => new net.Socket().connect(port, '127.0.0.1').on('error', () => undefined),
  names: () => dns.promises.lookup('localhost'),
};

const open: string[] = [];
for (const [name, way] of Object.entries(ways)) {
  try {
    await way();
    open.push(name);
  } catch (error) {
    if (!(error instanceof Error && error.message === 'Printing has no network'))
      open.push(`${name}: ${String(error)}`);
  }
}
parentPort?.postMessage(open);
