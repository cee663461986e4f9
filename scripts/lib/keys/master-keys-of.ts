import { type MasterKeys, parseMasterKey, parseMasterKeys } from '../../../lib/crypto/master-key';
import { contradictoryKeys, describeProblem } from '../../../lib/environment/problems';
import type { OpenDatabase } from '../database';
import { SetupFailure } from '../failure';

/** The keys that an opened database comes with. @throws SetupFailure for a malformed key, a number or a key that is there twice. */
export function masterKeysOf({
  masterKey,
  otherMasterKeys,
}: Pick<OpenDatabase, 'masterKey' | 'otherMasterKeys'>): MasterKeys {
  const current = parseMasterKey(masterKey);
  const others = parseMasterKeys(otherMasterKeys);
  if (!current || !others) throw new SetupFailure('PLAINLEAF_MASTER_KEY or PLAINLEAF_OTHER_MASTER_KEYS is malformed.');
  const [problem] = contradictoryKeys({
    PLAINLEAF_MASTER_KEY: masterKey,
    PLAINLEAF_OTHER_MASTER_KEYS: otherMasterKeys,
  });
  if (problem) throw new SetupFailure(`${describeProblem(problem)}.`);
  return { current, others };
}
