import path from 'node:path';
import { auditHeadsFolder, backupsFolder, dataFolder } from '../data-folder.mjs';
import { openDatabase } from '../database';
import { errorText } from '../failure';
import { type Keys, readKeys } from '../keys/key-file';
import { publicAddress } from '../ports.mjs';
import { runtimeUrl } from '../postgres/runtime-role';

/** An installation as the doctor finds it. Nothing of it is made or changed. */
export type Installation = {
  /** The owner's connection, or the runtime role's where only that is given; why there is none. */
  database: { url: string; isOwner: boolean } | { failure: string };
  /** The environment that the web server has, as far as it can be known here. */
  env: Readonly<Record<string, string | undefined>>;
  folders: readonly { label: string; folder: string }[];
  auditHeads: string;
  /** Of the embedded cluster, which names no key of its own. */
  moreSecrets: readonly string[];
  close: () => Promise<void>;
};

/** Finds the installation of this process's environment and data folder; an embedded PostgreSQL is started if it is not running. */
export async function findInstallation(): Promise<Installation> {
  const { env } = process;
  const address = publicAddress();
  const { keys, failure } = env.DATABASE_URL ? { keys: undefined, failure: null } : await findKeys();
  const common = {
    folders: foldersOf(keys?.postgresFolder),
    auditHeads: auditHeadsFolder(),
    moreSecrets: keys ? [keys.postgresPassword, keys.masterKey, keys.nextAuthSecret] : [],
  };
  const known = { ...env, NEXTAUTH_URL: address, PLAINLEAF_AUDIT_HEADS: auditHeadsFolder() };
  const without = (failure: string): Installation => ({
    ...common,
    env: known,
    database: { failure },
    close: async () => {},
  });
  if (failure !== null) return without(failure);
  if (!env.DATABASE_URL && !keys) {
    if (!env.DATABASE_APP_URL) {
      return without(`There is no installation here: no DATABASE_URL, and no keys.json in ${dataFolder()}`);
    }
    return { ...common, env: known, database: { url: env.DATABASE_APP_URL, isOwner: false }, close: async () => {} };
  }
  try {
    const database = await openDatabase({ makes: 'nothing' });
    return {
      ...common,
      env: {
        ...known,
        DATABASE_APP_URL: runtimeUrl(database),
        NEXTAUTH_SECRET: database.nextAuthSecret,
        PLAINLEAF_MASTER_KEY: database.masterKey,
        PLAINLEAF_OTHER_MASTER_KEYS: database.otherMasterKeys,
      },
      database: { url: database.ownerUrl, isOwner: true },
      close: database.close,
    };
  } catch (error) {
    return without(errorText(error));
  }
}

/** Keys that may not be read are no reason to say that there is no installation. */
async function findKeys(): Promise<{ keys: Keys | undefined; failure: string | null }> {
  try {
    return { keys: await readKeys(dataFolder()), failure: null };
  } catch (error) {
    return { keys: undefined, failure: errorText(error) };
  }
}

function foldersOf(postgresFolder: string | undefined): Installation['folders'] {
  const all = [
    { label: 'Data', folder: dataFolder() },
    ...(postgresFolder ? [{ label: 'Database', folder: path.dirname(postgresFolder) }] : []),
    { label: 'Backups', folder: backupsFolder() },
    { label: 'Audit heads', folder: path.resolve(auditHeadsFolder()) },
  ];
  return all.map(({ label, folder }) => ({ label: `${label} (${folder})`, folder }));
}
