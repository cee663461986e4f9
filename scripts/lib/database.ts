import { createHash } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { dataFolder, exists, prepareDataFolder } from './data-folder.mjs';
import { errorCode, errorText, SetupFailure } from './failure';
import { instanceHolder, takeInstanceLock } from './instance-lock.mjs';
import { type Keys, makeKeys, readKeys, writeKeys } from './keys/key-file';
import { type Account, canReach, postgresAccount } from './postgres/account';
import { findBinaries } from './postgres/binaries';
import { type Cluster, createDatabase, lostPassword, openCluster } from './postgres/cluster';
import { isRunning, type PostgresPlace } from './postgres/postmaster.mjs';
import { requireVersion } from './postgres/server-checks';
import { waitUntil } from './processes.mjs';
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
  /** Stops an embedded server that this process started, unless an instance has begun to use it; else does nothing. */
  close: () => Promise<void>;
};

export type Opening = {
  /**
   * What may be made of an embedded database that is missing: nothing, the keys and the cluster of a new installation,
   * or an empty cluster for keys that are there.
   */
  makes: 'nothing' | 'installation' | 'cluster';
  /**
   * Told how an embedded server can be stopped, before it is started: for whoever stops it in our place. Given by the
   * instance that holds the lock alone; everybody else waits for that instance's server.
   */
  beforeStart?: (place: PostgresPlace) => Promise<void>;
};

/** @throws SetupFailure when there is no database that may be used, in one line; nothing was made then. */
export async function openDatabase(opening: Opening): Promise<OpenDatabase> {
  return process.env.DATABASE_URL ? openExternal(process.env.DATABASE_URL) : openEmbedded(dataFolder(), opening);
}

async function openEmbedded(folder: string, { makes, beforeStart }: Opening): Promise<OpenDatabase> {
  const stored = await readKeys(folder);
  const usual = path.join(folder, 'postgres');
  const existing = stored?.postgresFolder ?? usual;
  await requireInstallation({ folder, existing, stored, makes });
  await prepareDataFolder(folder);
  const account = await postgresAccount(existing);
  const systemFolder = systemFolderFor(folder);
  const clusterFolder = (await exists(existing)) ? existing : await chooseFolder(folder, account, systemFolder);
  if (!stored && (await exists(path.join(clusterFolder, 'PG_VERSION')))) throw lostPassword({ folder: clusterFolder });
  const { isBeforeCluster, postgresFolder, ...known } = stored ?? { ...makeKeys(), isBeforeCluster: true };
  const keys: Keys = { ...known, ...(clusterFolder !== usual && { postgresFolder: clusterFolder }) };
  if (!stored) await writeKeys(folder, { ...keys, isBeforeCluster: true });
  if (!beforeStart) await waitForInstance(folder, clusterFolder);
  const binaries = await findBinaries(account, systemFolder);
  const place = { folder: clusterFolder, binaries, account, password: keys.postgresPassword, throwaway: false };
  const cluster = await openCluster(place, async () =>
    beforeStart?.({ folder: clusterFolder, pgCtl: binaries.pgCtl, account }),
  );
  if (isBeforeCluster || postgresFolder !== keys.postgresFolder) await writeKeys(folder, keys);
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
      if (!cluster.adopted) await stopUnlessUsed(folder, cluster);
    },
  };
}

type Found = Pick<Opening, 'makes'> & { folder: string; existing: string; stored: Keys | undefined };

/** A disk that is not mounted must not look like a new installation. */
async function requireInstallation({ folder, existing, stored, makes }: Found): Promise<void> {
  if (await exists(path.join(existing, 'PG_VERSION'))) return;
  if (!stored) {
    if (makes === 'installation') return;
    throw new SetupFailure(
      makes === 'cluster'
        ? `There is no keys.json in ${folder}: put the one of the backup's time there first.`
        : `There is no installation in ${folder}: name its folder in PLAINLEAF_DATA, or its database in DATABASE_URL.`,
    );
  }
  if (makes === 'cluster' || (makes === 'installation' && stored.isBeforeCluster)) return;
  throw new SetupFailure(
    `There is no database in ${existing}, where keys.json in ${folder} expects it: mount its disk, or restore a backup with npm run restore. Nothing was changed.`,
  );
}

/** An instance that is starting soon has a server of its own, which outlives a command. */
async function waitForInstance(folder: string, clusterFolder: string): Promise<void> {
  const isSettled = async () => (await isRunning(clusterFolder)) || (await instanceHolder(folder)) === undefined;
  if (await waitUntil(isSettled, 120_000)) return;
  throw new SetupFailure(
    `Plainleaf runs in ${folder}, and its PostgreSQL does not: wait until it has started, or restart it.`,
  );
}

/** An instance that started meanwhile uses the server. The lock keeps one from starting while the server stops. */
async function stopUnlessUsed(folder: string, cluster: Cluster): Promise<void> {
  const lock = await takeInstanceLock(folder, 'a command that is stopping PostgreSQL').catch(() => undefined);
  if (!lock) return;
  try {
    await cluster.stop();
  } finally {
    await lock.release();
  }
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
