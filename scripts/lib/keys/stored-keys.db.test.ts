import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '@/lib/crypto/field-cipher';
import { type MasterKey, type MasterKeys, parseMasterKey, writeMasterKey } from '@/lib/crypto/master-key';
import { asStoredKey, fingerprint } from '@/lib/crypto/master-key-fingerprint';
import { madeUpInsert } from '@/lib/test-support/made-up-rows';
import { migrate } from '@/prisma/migrate';
import { defaultMigrationsFolder, migrationNames } from '@/prisma/migration-files';
import { bringUpToDate, requireItsMasterKey } from '../bring-up-to-date';
import type { OpenDatabase } from '../database';
import { withClient } from '../postgres/with-client';
import { emptyDatabase } from '../test/own-database';
import { compareWithDatabase, requireMatchingKeys, storeKeys } from './stored-keys';

const newKey = (id = 1): MasterKey => ({ id, bytes: new Uint8Array(randomBytes(32)) });
const alone = (current: MasterKey): MasterKeys => ({ current, others: [] });

/** The key of the runtime role's password, which all databases of this server share. */
const ours = parseMasterKey(process.env.PLAINLEAF_MASTER_KEY ?? '') ?? newKey();

const opened = (ownerUrl: string, { current, others }: MasterKeys): OpenDatabase => ({
  kind: 'external',
  description: 'of this test',
  ownerUrl,
  givenAppUrl: undefined,
  masterKey: writeMasterKey(current),
  otherMasterKeys: others.map(writeMasterKey).join(','),
  nextAuthSecret: '',
  close: async () => {},
});

const stored = (ownerUrl: string) =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT key_id AS "keyId", fingerprint FROM master_key ORDER BY key_id');
    return rows;
  });

/** A database that was set up with the key, and may hold one draft that is sealed under `sealedUnder`. */
async function installation(key: MasterKey, sealedUnder: readonly MasterKey[] = []): Promise<string> {
  const { ownerUrl } = await emptyDatabase();
  await migrate(ownerUrl);
  await withClient(ownerUrl, (client) => storeKeys(client, alone(key)));
  for (const one of sealedUnder) await addDraft(ownerUrl, one);
  return ownerUrl;
}

async function addDraft(ownerUrl: string, key: MasterKey): Promise<void> {
  const [clinicId, id] = [randomUUID(), randomUUID()];
  const sealed = createFieldCipher(alone(key)).seal({ clinicId, column: 'draft.sealed', rowId: id }, Buffer.from('{}'));
  await withClient(ownerUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const table of ['clinic', 'draft']) {
      const { text, values } = await madeUpInsert(client, table, clinicId);
      await client.query(text, values);
    }
    await client.query('UPDATE draft SET id = $2, sealed = $3 WHERE clinic_id = $1', [clinicId, id, sealed]);
  });
}

/** As an earlier release left it. */
const forgetKeys = (ownerUrl: string) =>
  withClient(ownerUrl, (client) =>
    client.query("DROP TABLE master_key; DELETE FROM _prisma_migrations WHERE migration_name LIKE '%master_key'"),
  );

/** Everything that a start could have written. */
const contentOf = (ownerUrl: string) =>
  withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(`SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`);
    const content: unknown[] = [tables];
    for (const { name } of tables)
      content.push((await client.query(`SELECT t::text FROM "${name}" t ORDER BY 1`)).rows);
    return content;
  });

const start = async (ownerUrl: string, keys: MasterKeys): Promise<void> => {
  const database = opened(ownerUrl, keys);
  await requireItsMasterKey(database);
  await bringUpToDate(database);
};

async function expectRefused(ownerUrl: string, keys: MasterKeys, words: RegExp): Promise<void> {
  const before = await contentOf(ownerUrl);
  await expect(start(ownerUrl, keys)).rejects.toMatchObject({
    name: 'SetupFailure',
    message: expect.stringMatching(words),
  });
  expect(await contentOf(ownerUrl)).toEqual(before);
}

describe('a start', () => {
  it('notes the key of an empty database, once', async () => {
    const { ownerUrl } = await emptyDatabase();
    await start(ownerUrl, alone(ours));
    expect(await stored(ownerUrl)).toEqual([asStoredKey(ours)]);
    await start(ownerUrl, alone(ours));
    expect(await stored(ownerUrl)).toEqual([asStoredKey(ours)]);
  });

  it('with a wrong but valid key is refused in one line, and nothing is written', async () => {
    const key = newKey();
    const ownerUrl = await installation(key);
    const words = `^The master key is not the one that this database was encrypted with \\(key 1, fingerprint ${fingerprint(key)}\\): restore PLAINLEAF_MASTER_KEY or keys.json. Nothing was changed.$`;
    await expectRefused(ownerUrl, alone(newKey()), new RegExp(words));
  });

  it('with the keys of two databases exchanged is refused on both', async () => {
    const [one, other] = [newKey(), newKey()];
    const databases = [await installation(one), await installation(other)] as const;
    await expectRefused(databases[0], alone(other), /is not the one that this database was encrypted with/);
    await expectRefused(databases[1], alone(one), /is not the one that this database was encrypted with/);
  });

  it('takes a new key only beside the one before', async () => {
    const ownerUrl = await installation(ours);
    const next = newKey(2);
    const compared = (keys: MasterKeys) => withClient(ownerUrl, (client) => compareWithDatabase(client, keys));
    expect(await compared({ current: next, others: [ours] })).toEqual({ is: 'new-key' });
    expect(await compared(alone(next))).toEqual({ is: 'wrong', stored: asStoredKey(ours) });
    await expectRefused(ownerUrl, alone(next), /is not the one that this database was encrypted with/);
    await withClient(ownerUrl, (client) => storeKeys(client, { current: next, others: [ours] }));
    expect(await stored(ownerUrl)).toEqual([ours, next].map(asStoredKey));
    await expectRefused(
      ownerUrl,
      alone(next),
      /^Values are still encrypted under master key 1 .*add it to PLAINLEAF_OTHER_MASTER_KEYS/,
    );
  });

  it('refuses two keys with one number, one key with two and a malformed one before it asks the database', async () => {
    const twice = opened('postgresql://nowhere', { current: newKey(), others: [newKey()] });
    await expect(requireItsMasterKey(twice)).rejects.toThrow(/^PLAINLEAF_OTHER_MASTER_KEYS: has a number twice/);
    const key = newKey();
    const same = opened('postgresql://nowhere', { current: key, others: [{ ...key, id: 2 }] });
    await expect(requireItsMasterKey(same)).rejects.toThrow(/^PLAINLEAF_OTHER_MASTER_KEYS: has a key twice/);
    const malformed = { ...twice, otherMasterKeys: 'secret' };
    await expect(requireItsMasterKey(malformed)).rejects.toThrow('PLAINLEAF_OTHER_MASTER_KEYS is malformed');
  });

  it('lets one of two keys have an empty database, when both come at once', async () => {
    const { ownerUrl } = await emptyDatabase();
    await migrate(ownerUrl);
    const attempts = [newKey(1), newKey(2)].map((key) =>
      withClient(ownerUrl, (client) => storeKeys(client, alone(key))),
    );
    const ended = await Promise.allSettled(attempts);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stored(ownerUrl)).toHaveLength(1);
  });
});

describe('a start on a database of an earlier release, which names no key', () => {
  it('takes the key that opens what is sealed', async () => {
    const ownerUrl = await installation(ours, [ours]);
    await forgetKeys(ownerUrl);
    await start(ownerUrl, alone(ours));
    expect(await stored(ownerUrl)).toEqual([asStoredKey(ours)]);
  });

  it('refuses another, before it migrates', async () => {
    const ownerUrl = await installation(ours, [ours]);
    await forgetKeys(ownerUrl);
    await expectRefused(ownerUrl, alone(newKey()), /fingerprint [0-9a-f]{32}, does not open its values/);
    await expectRefused(
      ownerUrl,
      alone(newKey(2)),
      /^Values are encrypted under master key 1, which is not configured/,
    );
  });

  it('takes the right key although a server with a wrong one wrote some rows', async () => {
    const wrong = newKey();
    const ownerUrl = await installation(ours, [ours, ours, wrong]);
    await forgetKeys(ownerUrl);
    await expectRefused(ownerUrl, alone(wrong), /does not open its values/);
    await start(ownerUrl, alone(ours));
    expect(await stored(ownerUrl)).toEqual([asStoredKey(ours)]);
  });

  it('keeps both keys of a rotation that is under way', async () => {
    const next = newKey(2);
    const ownerUrl = await installation(ours, [ours, next]);
    await forgetKeys(ownerUrl);
    const keys = { current: next, others: [ours] };
    await migrate(ownerUrl);
    await withClient(ownerUrl, (client) => storeKeys(client, keys));
    expect(await stored(ownerUrl)).toEqual([ours, next].map(asStoredKey));
  });

  it('works on the tables that the first release had', async () => {
    const { ownerUrl } = await emptyDatabase();
    await migrate(ownerUrl, defaultMigrationsFolder, (await migrationNames()).slice(0, 1));
    expect(await withClient(ownerUrl, (client) => requireMatchingKeys(client, alone(ours)))).toEqual([
      asStoredKey(ours),
    ]);
  });
});
