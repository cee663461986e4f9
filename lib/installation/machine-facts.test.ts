import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCertificate, readFolder, readMail } from './machine-facts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-facts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a folder tells how much room it has, and nothing is left in it', async () => {
  const facts = await readFolder('Data', folder);
  expect(facts).toMatchObject({ label: 'Data', state: 'writable' });
  expect(facts.freeBytes).toBeGreaterThan(0);
  expect(facts.totalBytes).toBeGreaterThanOrEqual(facts.freeBytes);
  expect(await readdir(folder)).toEqual([]);
});

test('many folders on one disk are looked at side by side', async () => {
  const missing = ['a', 'b', 'c', 'd'].map((name) => readFolder(name, path.join(folder, name, 'not-yet')));
  expect((await Promise.all(missing)).map(({ state }) => state)).toEqual(['missing', 'missing', 'missing', 'missing']);
});

test('a folder on a file system that takes nothing cannot be written, also by root', async () => {
  expect(await readFolder('Data', '/proc/plainleaf')).toMatchObject({ state: 'not-writable' });
  await writeFile(path.join(folder, 'file'), '');
  await chmod(path.join(folder, 'file'), 0o600);
  expect(await readFolder('Data', path.join(folder, 'file', 'inside'))).toMatchObject({ state: 'not-writable' });
  await rm(path.join(folder, 'file'));
});

test('no mail server is asked where none is set', async () => {
  expect(await readMail('')).toEqual({ is: 'not-configured' });
  expect(await readMail('smtp://127.0.0.1:1')).toMatchObject({ is: 'failed' });
});

test('a certificate is read although this machine does not trust it', async (context) => {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(folder, name));
  const options = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-days', '10'];
  const made = await promisify(execFile)('openssl', [...options, '-keyout', `${key}`, '-out', `${certificate}`]).catch(
    () => null,
  );
  if (!made) return context.skip('this machine has no openssl');
  const server = createServer({ key: await readFile(`${key}`), cert: await readFile(`${certificate}`) });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const facts = await readCertificate(new URL(`https://127.0.0.1:${port}`));
  server.close();
  expect(facts).toMatchObject({ is: 'read', distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const days = facts.is === 'read' ? (facts.expiresAt.getTime() - Date.now()) / 86_400_000 : 0;
  expect(days).toBeGreaterThan(9.9);
  expect(days).toBeLessThan(10.1);
});

test('an address without https has no certificate, and one where nothing answers has none to read', async () => {
  expect(await readCertificate(new URL('http://127.0.0.1'))).toEqual({ is: 'no-https' });
  expect(await readCertificate(new URL('https://127.0.0.1:1'))).toEqual({ is: 'unreadable', code: 'ECONNREFUSED' });
});
