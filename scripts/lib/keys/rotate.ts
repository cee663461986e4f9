import { randomBytes } from 'node:crypto';
import { parseMasterKey, writeMasterKey } from '../../../lib/crypto/master-key';
import { dataFolder } from '../data-folder.mjs';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';
import { step } from '../step-line.mjs';
import { readKeys, writeKeys } from './key-file';
import { masterKeysOf } from './master-keys-of';
import { resealEverything } from './reseal';

/** npm run keys:new: the first half of a rotation, on the embedded database. The old key stays known. */
export async function makeNewKey(): Promise<void> {
  const folder = dataFolder();
  const keys = await readKeys(folder);
  const old = keys && parseMasterKey(keys.masterKey);
  if (!process.env.DATABASE_URL && !keys) {
    throw new SetupFailure(`There is no key to replace in ${folder}: run npm start once, or correct PLAINLEAF_DATA.`);
  }
  if (process.env.DATABASE_URL || !keys || !old) {
    throw new SetupFailure(
      'With a database of your own, rotate in its environment: docs/operations.md, "Rotating the master key".',
    );
  }
  const next = writeMasterKey({ id: old.id + 1, bytes: new Uint8Array(randomBytes(32)) });
  const others = [`${old.id}:${Buffer.from(old.bytes).toString('base64')}`, keys.otherMasterKeys ?? ''];
  await writeKeys(folder, { ...keys, masterKey: next, otherMasterKeys: others.filter(Boolean).join(',') });
  console.log('A new master key is in place, beside the old one. Back up keys.json, start Plainleaf again,');
  console.log('then run: npm run keys:rotate');
}

/**
 * npm run keys:rotate: the second half, while people work.
 * @throws SetupFailure when something could not be read; everything else is under the new key by then.
 */
export async function rotateKeys(database: OpenDatabase): Promise<void> {
  const keys = masterKeysOf(database);
  const { id } = keys.current;
  const { unreadable } = await step('Keys', 're-encrypting', async (say) => {
    const resealed = await resealEverything({ ownerUrl: database.ownerUrl, keys }, (done) =>
      say(`${done} values re-encrypted under key ${id}`),
    );
    const { values } = resealed;
    say(values === 0 ? `nothing to do: everything is under key ${id}` : `${values} values are now under key ${id}`);
    return resealed;
  });
  for (const { table, id: row } of unreadable) console.error(`Cannot be read: ${table} ${withoutName(row)}`);
  if (unreadable.length === 0) return;
  const count = unreadable.length === 1 ? 'One value' : `${unreadable.length} values`;
  throw new SetupFailure(
    `${count} could not be read and stayed as before, named above: restore them from a backup. Everything else is under key ${id}.`,
  );
}

/** The row of a text block is its member's id and the name that the member gave it. */
const withoutName = (rowId: string): string => rowId.split(' ')[0] ?? '';
