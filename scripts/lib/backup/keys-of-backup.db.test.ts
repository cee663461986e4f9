import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMasterKey } from '@/lib/crypto/master-key';
import { asStoredKey } from '@/lib/crypto/master-key-fingerprint';
import { makeClinic } from '@/lib/test-support/database';
import { migrate } from '../../../prisma/migrate';
import { storeKeys } from '../keys/stored-keys';
import { withClient } from '../postgres/with-client';
import { prepareDatabase } from '../test/database';
import { emptyDatabase, type OwnDatabase, ownDatabase } from '../test/own-database';
import { backUp } from './back-up';
import { manifestFile, sumsFile } from './manifest';
import { restore } from './restore';

let source: OwnDatabase;
let scratch = '';

beforeAll(async () => {
  source = ownDatabase();
  await makeClinic();
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-backup-'));
});

afterAll(() => rm(scratch, { recursive: true }));

describe('a backup of the middle of a rotation', () => {
  const next = { id: 2, bytes: new Uint8Array(randomBytes(32)) };

  it('is refused without the key that is missing, and restored with both', async () => {
    const { keyId, fingerprint } = asStoredKey(next);
    await withClient(source.ownerUrl, (client) =>
      client.query('INSERT INTO master_key (key_id, fingerprint) VALUES ($1, $2)', [keyId, fingerprint]),
    );
    const folder = path.join(scratch, randomUUID());
    await backUp(source, folder);
    await withClient(source.ownerUrl, (client) => client.query('DELETE FROM master_key WHERE key_id = 2'));

    const target = await emptyDatabase();
    await expect(restore(target, folder)).rejects.toThrow('Values are still encrypted under master key 2');
    const rows = await withClient(target.ownerUrl, (client) => client.query('SELECT 1 FROM clinic'));
    expect(rows.rowCount).toBe(0);
    await restore({ ...target, otherMasterKeys: writeMasterKey(next) }, folder);
  });

  it('goes into a database that was set up with the same key and is empty, and into none of another key', async () => {
    const folder = path.join(scratch, randomUUID());
    await backUp(source, folder);
    const same = await emptyDatabase();
    await prepareDatabase(same.ownerUrl, same.masterKey);
    await restore(same, folder);

    const other = await emptyDatabase();
    await migrate(other.ownerUrl);
    await withClient(other.ownerUrl, (client) => storeKeys(client, { current: { ...next, id: 1 }, others: [] }));
    await expect(restore(other, folder)).rejects.toThrow('is not the one that this database was encrypted with');
  });
});

describe('a backup of before a rotation', () => {
  const next = writeMasterKey({ id: 2, bytes: new Uint8Array(randomBytes(32)) });
  const rows = (url: string) => withClient(url, (client) => client.query('SELECT id FROM clinic'));

  it.each<[what: string, keys: (key: string) => { masterKey: string; otherMasterKeys: string }]>([
    ['is restored with its key written as key 1', (key) => ({ masterKey: `1:${key}`, otherMasterKeys: '' })],
    ['is restored with its key among the others', (key) => ({ masterKey: next, otherMasterKeys: `1:${key}` })],
  ])('%s', async (_what, keys) => {
    const folder = path.join(scratch, randomUUID());
    await backUp(source, folder);
    const target = await emptyDatabase();
    await restore({ ...target, ...keys(target.masterKey) }, folder);
    expect((await rows(target.ownerUrl)).rowCount).toBeGreaterThan(0);
  });

  it('by a release that named the key in another way is restored', async () => {
    const folder = path.join(scratch, randomUUID());
    await backUp(source, folder);
    const earlier = createHmac('sha256', Buffer.from(source.masterKey, 'base64'));
    const masterKeyFingerprint = earlier.update('plainleaf backup fingerprint').digest('hex').slice(0, 16);
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, manifestFile), 'utf8'));
    const text = JSON.stringify(Object.assign({}, manifest, { masterKeyFingerprint }));
    await writeFile(path.join(folder, manifestFile), text);
    const sums = await readFile(path.join(folder, sumsFile), 'utf8');
    const sum = createHash('sha256').update(text).digest('hex');
    await writeFile(path.join(folder, sumsFile), sums.replace(/^\w+(?= {2}manifest\.json$)/m, sum));
    const target = await emptyDatabase();
    await restore(target, folder);
    expect((await rows(target.ownerUrl)).rowCount).toBeGreaterThan(0);
  });

  it('is refused without its key', async () => {
    const folder = path.join(scratch, randomUUID());
    await backUp(source, folder);
    const target = await emptyDatabase();
    await expect(restore({ ...target, masterKey: next }, folder)).rejects.toThrow('made under another master key');
  });
});
