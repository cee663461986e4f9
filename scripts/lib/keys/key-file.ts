import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, SetupFailure } from '../failure';

export type Keys = {
  postgresPassword: string;
  nextAuthSecret: string;
  /** Base64 of 32 bytes: what patients' identifiers are encrypted under. Without it they cannot be read again. */
  masterKey: string;
  /** Until a rotation is finished: the keys of before it, as PLAINLEAF_OTHER_MASTER_KEYS takes them. */
  otherMasterKeys?: string;
  /** Where the cluster lies when PostgreSQL's user cannot reach the data folder. */
  postgresFolder?: string;
  /** Until the first start has made the cluster. Later a cluster that is missing is a fault. */
  isBeforeCluster?: boolean;
};

export async function readKeys(folder: string): Promise<Keys | undefined> {
  const file = path.join(folder, 'keys.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new SetupFailure(`${file} cannot be read (${errorCode(error)}): start as the user it belongs to.`);
  });
  if (text === undefined) return undefined;
  try {
    return parseKeys(JSON.parse(text));
  } catch (cause) {
    throw new SetupFailure(`${file} is damaged: restore it from a backup. Without it the database cannot be read.`, {
      cause,
    });
  }
}

/** By hand: loading zod takes as long as everything else that a start does before PostgreSQL. */
function parseKeys(value: Readonly<Record<string, unknown>>): Keys {
  const { postgresPassword, nextAuthSecret, masterKey, otherMasterKeys, postgresFolder, isBeforeCluster } = value;
  const isText = (part: unknown, shortest: number): part is string =>
    typeof part === 'string' && part.length >= shortest;
  if (!isText(postgresPassword, 16) || !isText(nextAuthSecret, 32) || !isText(masterKey, 44)) {
    throw new Error('A key is missing or cut short.');
  }
  return {
    postgresPassword,
    nextAuthSecret,
    masterKey,
    ...(isText(otherMasterKeys, 44) && { otherMasterKeys }),
    ...(isText(postgresFolder, 1) && { postgresFolder }),
    ...(isBeforeCluster === true && { isBeforeCluster }),
  };
}

export function makeKeys(): Keys {
  return {
    postgresPassword: randomBytes(24).toString('hex'),
    nextAuthSecret: randomBytes(32).toString('base64'),
    masterKey: randomBytes(32).toString('base64'),
  };
}

/** Written beside and renamed: a start that is cut off leaves the old file or the new one, never half a file. */
export async function writeKeys(folder: string, keys: Keys): Promise<void> {
  const file = path.join(folder, 'keys.json');
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}
