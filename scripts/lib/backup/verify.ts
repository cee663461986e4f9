import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { createFieldCipher, type SealedColumn } from '../../../lib/crypto/field-cipher';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { sealedColumns } from '../../../lib/crypto/sealed-columns';
import { migrationNames } from '../../../prisma/migration-files';
import type { OpenDatabase } from '../database';
import { errorText, SetupFailure } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { createDatabase } from '../postgres/cluster';
import { openThrowawayCluster } from '../postgres/throwaway';
import { withClient } from '../postgres/with-client';
import { copyStatement, sessionSettings } from './back-up';
import { type Manifest, tableFile } from './manifest';
import { keysTable, restore } from './restore';
import { RowDigest } from './row-digest';

export type Verification = {
  rows: number;
  /** Kinds of sealed values of which one was opened; 0 in a database that holds none yet. */
  opened: number;
};

/**
 * Restores a backup into a PostgreSQL of its own, which is thrown away afterwards, and compares what is there with the
 * backup: checksums, row counts, every row, and one sealed value of each kind under the configured keys.
 * It needs as much room in the system's temporary folder as the database takes.
 * @throws SetupFailure with the first difference.
 */
export async function verifyBackup(
  folder: string,
  keys: Pick<OpenDatabase, 'masterKey' | 'otherMasterKeys'>,
  say: (words: string) => void = () => {},
): Promise<Verification> {
  say('starting a throwaway PostgreSQL');
  const cluster = await openThrowawayCluster();
  try {
    const name = 'verification';
    await createDatabase(cluster, name);
    const ownerUrl = cluster.urlOf(name);
    const manifest = await restore({ ...keys, ownerUrl }, folder, say);
    return await withClient(ownerUrl, async (client) => {
      const rows = await compareTables(client, manifest, folder, say);
      return { rows, opened: await openOneOfEach(client, masterKeysOf(keys)) };
    });
  } finally {
    await cluster.stop();
  }
}

/** @returns how many rows there are. */
async function compareTables(
  client: Client,
  { tables, migrations }: Manifest,
  folder: string,
  say: (words: string) => void,
): Promise<number> {
  await client.query(sessionSettings);
  // Migrations that have come since may have rewritten rows on purpose.
  const isAsBackedUp = (await migrationNames()).every((name) => migrations.includes(name));
  let total = 0;
  for (const table of tables) {
    say(`comparing ${table.name}`);
    const rows = client.query(copyTo(copyStatement(client, table)));
    const restored = await digestOf(rows);
    total += rows.rowCount;
    // A restore names the configured keys itself.
    if (!isAsBackedUp || table.name === keysTable) continue;
    if (rows.rowCount !== table.rows) {
      throw new SetupFailure(`${table.name} has ${rows.rowCount} rows after a restore, and had ${table.rows}.`);
    }
    const file = createReadStream(path.join(folder, tableFile(table.name)));
    if (restored !== (await digestOf(file, createGunzip()))) {
      throw new SetupFailure(`${table.name} has other values after a restore.`);
    }
  }
  return total;
}

async function digestOf(source: Readable, ...through: NodeJS.ReadWriteStream[]): Promise<string> {
  const rows = new RowDigest();
  await pipeline([source, ...through, rows]);
  return rows.digest();
}

async function openOneOfEach(client: Client, keys: MasterKeys): Promise<number> {
  const cipher = createFieldCipher(keys);
  let opened = 0;
  // The keys of a record of columns.
  for (const column of Object.keys(sealedColumns) as SealedColumn[]) {
    const { table, column: name, rowId, of } = sealedColumns[column];
    const clinicId = of === 'person' ? 'NULL::text' : 'clinic_id::text';
    const { rows } = await client.query<{ id: string; clinicId: string | null; sealed: Buffer }>(
      `SELECT ${rowId} AS id, ${clinicId} AS "clinicId", ${name} AS sealed FROM ${table} WHERE length(${name}) > 0 LIMIT 1`,
    );
    for (const { id, clinicId, sealed } of rows) {
      try {
        cipher.open({ clinicId, column, rowId: id }, sealed);
      } catch (cause) {
        throw new SetupFailure(
          `a value of ${table} does not open with the configured master key (${errorText(cause)}).`,
          {
            cause,
          },
        );
      }
      opened += 1;
    }
  }
  return opened;
}
