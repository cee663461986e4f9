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
import { isMachineFault } from './failure';
import { type Manifest, tableFile } from './manifest';
import { keysTable, restore } from './restore';
import { RowDigest } from './row-digest';

export type Verification = {
  rows: number;
  /** Kinds of sealed values of which one was opened; 0 in a database that holds none yet. */
  opened: number;
};

/** The verification failed for a reason of its own: whether the backup is good is not known. */
export class CouldNotVerify extends SetupFailure {}

const couldNotVerify = (cause: unknown): CouldNotVerify => new CouldNotVerify(errorText(cause), { cause });

/**
 * Restores a backup into a PostgreSQL of its own, which is thrown away afterwards, and compares what is there with the
 * backup: checksums, row counts, every row, and one sealed value of each kind under the configured keys.
 * It needs as much room in the system's temporary folder as the database takes.
 * @throws SetupFailure with the first difference; CouldNotVerify when there is no room or no PostgreSQL for it.
 */
export async function verifyBackup(
  folder: string,
  keys: Pick<OpenDatabase, 'masterKey' | 'otherMasterKeys'>,
  say: (words: string) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Verification> {
  say('starting a throwaway PostgreSQL');
  const cluster = await openThrowawayCluster().catch((cause: unknown) => {
    throw couldNotVerify(cause);
  });
  try {
    signal.throwIfAborted();
    const name = 'verification';
    await createDatabase(cluster, name);
    const ownerUrl = cluster.urlOf(name);
    const manifest = await restore({ ...keys, ownerUrl }, folder, say, { signal });
    return await withClient(ownerUrl, async (client) => {
      const rows = await compareTables(client, manifest, folder, say, signal);
      return { rows, opened: await openOneOfEach(client, masterKeysOf(keys)) };
    });
  } catch (error) {
    throw isMachineFault(error) ? couldNotVerify(error) : error;
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
  signal: AbortSignal,
): Promise<number> {
  await client.query(sessionSettings);
  // Migrations that have come since may have rewritten rows on purpose.
  const isAsBackedUp = (await migrationNames()).every((name) => migrations.includes(name));
  let total = 0;
  for (const table of tables) {
    signal.throwIfAborted();
    say(`comparing ${table.name}`);
    const rows = client.query(copyTo(copyStatement(client, table)));
    const restored = await digestOf([rows], signal);
    total += rows.rowCount;
    // A restore names the configured keys itself.
    if (!isAsBackedUp || table.name === keysTable) continue;
    if (rows.rowCount !== table.rows) {
      throw new SetupFailure(`${table.name} has ${rows.rowCount} rows after a restore, and had ${table.rows}.`);
    }
    const file = createReadStream(path.join(folder, tableFile(table.name)));
    if (restored !== (await digestOf([file, createGunzip()], signal))) {
      throw new SetupFailure(`${table.name} has other values after a restore.`);
    }
  }
  return total;
}

async function digestOf(
  source: readonly [Readable, ...NodeJS.ReadWriteStream[]],
  signal: AbortSignal,
): Promise<string> {
  const rows = new RowDigest();
  await pipeline([...source, rows], { signal });
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
