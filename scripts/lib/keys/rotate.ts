import { randomBytes } from 'node:crypto';
import { parseMasterKey, parseMasterKeys, writeMasterKey } from '../../../lib/crypto/master-key';
import { dataFolder } from '../data-folder.mjs';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';
import { step } from '../step-line.mjs';
import { readKeys, writeKeys } from './key-file';
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

/** npm run keys:rotate: the second half, while people work. */
export async function rotateKeys(database: OpenDatabase): Promise<void> {
  const current = parseMasterKey(database.masterKey);
  const others = parseMasterKeys(database.otherMasterKeys);
  if (!current || !others) throw new SetupFailure('PLAINLEAF_MASTER_KEY or PLAINLEAF_OTHER_MASTER_KEYS is malformed.');
  await step('Keys', 'sealing anew', async (say) => {
    const count = await resealEverything({ ownerUrl: database.ownerUrl, keys: { current, others } }, (done) =>
      say(`${done} values sealed under key ${current.id}`),
    );
    say(
      count === 0
        ? `nothing to do: everything is under key ${current.id}`
        : `${count} values are now under key ${current.id}`,
    );
  });
}
