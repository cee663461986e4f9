import { type MasterKeys, parseMasterKey, parseMasterKeys } from '../../../lib/crypto/master-key';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';

/** The keys that an opened database comes with. @throws SetupFailure for a malformed one, or two with one id. */
export function masterKeysOf(database: Pick<OpenDatabase, 'masterKey' | 'otherMasterKeys'>): MasterKeys {
  const current = parseMasterKey(database.masterKey);
  const others = parseMasterKeys(database.otherMasterKeys);
  if (!current || !others) throw new SetupFailure('PLAINLEAF_MASTER_KEY or PLAINLEAF_OTHER_MASTER_KEYS is malformed.');
  const ids = [current, ...others].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return { current, others };
  throw new SetupFailure(
    `Two master keys have the id ${twice}: give each its own, as in "2:" and the key, in PLAINLEAF_MASTER_KEY and PLAINLEAF_OTHER_MASTER_KEYS.`,
  );
}
