import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, localAddress, requireFreePort } from './ports.mjs';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['::1', 'http://[::1]:3000'],
  ['192.168.1.20', 'http://192.168.1.20:3000'],
  ['localhost', 'http://localhost:3000'],
])('what listens on %s is asked at %s', (host, address) => {
  expect(localAddress(host, 3000)).toBe(address);
});

test('a free port is none that a connection of another program could take meanwhile', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(Math.max(...ports)).toBeLessThan(32_768);
  expect(Math.min(...ports)).toBeGreaterThan(1_024);
});

test('a port that is taken is told, with one to choose in its place', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  await expect(requireFreePort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken`);
  await new Promise((resolve) => other.close(resolve));
  await expect(requireFreePort(port, '127.0.0.1')).resolves.toBeUndefined();
});

test('an address of another machine is told from a port that is taken', async () => {
  const refused = requireFreePort(await freePort(), '192.0.2.1');
  await expect(refused).rejects.toThrow('HOST is 192.0.2.1, which is no address of this machine');
});
