import { createHash } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { dataFolder, exists, prepareDataFolder } from './data-folder.mjs';
import { errorCode, errorText, SetupFailure } from './failure';
import { type Keys, makeKeys, readKeys, writeKeys } from './keys/key-file';
import { type Account, canReach, postgresAccount } from './postgres/account';
import { findBinaries } from './postgres/binaries';
import { createDatabase, lostPassword, openCluster } from './postgres/cluster';
import type { PostgresPlace } from './postgres/postmaster.mjs';
import { requireVersion } from './postgres/server-checks';
import { rootFolder } from './root-folder.mjs';

const databaseName = 'plainleaf';

export type OpenDatabase = {
  /** Embedded: ours, in the data folder, with the demo. External: the clinic's server, from DATABASE_URL. */
  kind: 'embedded' | 'external';
  /** For the line of the step: "embedded PostgreSQL in data/". */
  description: string;
  ownerUrl: string;
  /** Given in DATABASE_APP_URL: the clinic looks after the runtime role itself. */
  givenAppUrl: string | undefined;
  masterKey: string;
  /** Keys of before a rotation that is not finished, as PLAINLEAF_OTHER_MASTER_KEYS takes them. */
  otherMasterKeys: string;
  nextAuthSecret: string;
  /** Stops an embedded server that this process started; nothing to do otherwise. */
  close: () => Promise<void>;
};

/** Told how an embedded server can be stopped, before it is started: for whoever stops it in our place. */
type BeforeStart = (place: PostgresPlace) => Promise<void>;

export async function openDatabase(beforeStart: BeforeStart = async () => {}): Promise<OpenDatabase> {
  return process.env.DATABASE_URL ? openExternal(process.env.DATABASE_URL) : openEmbedded(dataFolder(), beforeStart);
}

async function openEmbedded(folder: string, beforeStart: BeforeStart): Promise<OpenDatabase> {
  await prepareDataFolder(folder);
  const stored = await readKeys(folder);
  const usual = path.join(folder, 'postgres');
  const existing = stored?.postgresFolder ?? usual;
  const account = await postgresAccount(existing);
  const systemFolder = systemFolderFor(folder);
  const clusterFolder = (await exists(existing)) ? existing : await chooseFolder(folder, account, systemFolder);
  if (!stored && (await exists(path.join(clusterFolder, 'PG_VERSION')))) throw lostPassword({ folder: clusterFolder });
  const keys: Keys = stored ?? makeKeys();
  if (!stored || (clusterFolder !== usual && stored.postgresFolder !== clusterFolder)) {
    await writeKeys(folder, { ...keys, ...(clusterFolder !== usual && { postgresFolder: clusterFolder }) });
  }
  const binaries = await findBinaries(account, systemFolder);
  const place = { folder: clusterFolder, binaries, account, password: keys.postgresPassword, throwaway: false };
  const cluster = await openCluster(place, () =>
    beforeStart({ folder: clusterFolder, pgCtl: binaries.pgCtl, account }),
  );
  await createDatabase(cluster, databaseName).catch(async (error: unknown) => {
    await cluster.stop();
    throw error;
  });
  const asWhom = account ? `, as user ${account.name}` : '';
  return {
    kind: 'embedded',
    description: `${shortPath(clusterFolder)}${asWhom}`,
    ownerUrl: cluster.urlOf(databaseName),
    givenAppUrl: undefined,
    masterKey: keys.masterKey,
    otherMasterKeys: keys.otherMasterKeys ?? '',
    nextAuthSecret: keys.nextAuthSecret,
    close: async () => {
      if (!cluster.adopted) await cluster.stop();
    },
  };
}

/** Relative to the repository when it lies inside. */
function shortPath(folder: string): string {
  const inside = path.relative(rootFolder, folder);
  return inside.startsWith('..') ? folder : inside;
}

/** A system folder when the repository lies where PostgreSQL's user cannot go, such as under /root. */
async function chooseFolder(folder: string, account: Account | undefined, systemFolder: string): Promise<string> {
  const inData = !account || (await canReach(account, folder));
  return path.join(inData ? folder : systemFolder, 'postgres');
}

function systemFolderFor(folder: string): string {
  return path.join('/var/lib/plainleaf', createHash('sha256').update(folder).digest('hex').slice(0, 12));
}

async function openExternal(ownerUrl: string): Promise<OpenDatabase> {
  const description = describeUrl(ownerUrl);
  await reach(ownerUrl, description);
  return {
    kind: 'external',
    description: `DATABASE_URL, ${description}`,
    ownerUrl,
    givenAppUrl: process.env.DATABASE_APP_URL || undefined,
    // What is missing or malformed was refused by checkEnvironment, or is told by the doctor.
    masterKey: process.env.PLAINLEAF_MASTER_KEY ?? '',
    otherMasterKeys: process.env.PLAINLEAF_OTHER_MASTER_KEYS ?? '',
    nextAuthSecret: process.env.NEXTAUTH_SECRET ?? '',
    close: async () => {},
  };
}

/** Host, port and name only: an address in a message must not carry its password. */
function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    throw new SetupFailure('DATABASE_URL is not an address such as postgresql://user:password@host:5432/plainleaf.');
  }
}

async function reach(url: string, description: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 4000 });
  try {
    await client.connect().catch((cause: unknown) => {
      throw new SetupFailure(unreachable(cause, description), { cause });
    });
    await requireVersion(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function unreachable(error: unknown, description: string): string {
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return `The database at ${description} refused the user or password in DATABASE_URL: correct them.`;
    case '3D000':
      return `The database server has no database as named in DATABASE_URL (${description}): create it, or correct the name.`;
    default:
      return `The database at ${description} cannot be reached (${errorCode(error) || errorText(error)}): start it, or correct DATABASE_URL.`;
  }
}
