import path from 'node:path';
import { describeProblem, unknownNameWarnings } from '../../lib/environment/problems';
import { findSetUpProblems, type StoredKeys, setUpNames } from '../../lib/environment/set-up';
import { dataFolder, exists } from './data-folder.mjs';
import { SetupFailure } from './failure';
import { readKeys } from './keys/key-file';

/**
 * Reads every setting of set-up and of the server before anything is made or started.
 * @throws SetupFailure with one line for each setting that cannot be used.
 */
export async function checkEnvironment({ isDemoCommand = false } = {}): Promise<void> {
  for (const warning of unknownNameWarnings(process.env, setUpNames)) console.error(`! ${warning}`);
  const problems = findSetUpProblems(process.env, { isDemoCommand, storedKeys: await storedKeys() });
  if (problems.length > 0) throw new SetupFailure(problems.map(describeProblem).join('\n✗ '));
}

async function storedKeys(): Promise<StoredKeys | undefined> {
  if (process.env.DATABASE_URL) return undefined;
  const file = path.join(dataFolder(), 'keys.json');
  // A folder that cannot be reached is told of when it is prepared.
  const keys = (await exists(file)) ? await readKeys(dataFolder()) : undefined;
  return keys && { ...keys, file, otherMasterKeys: keys.otherMasterKeys ?? '' };
}
