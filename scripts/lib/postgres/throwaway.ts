import { randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { loopback } from '../ports.mjs';
import { processIdentity, run } from '../processes.mjs';
import { postgresAccount } from './account';
import { type Binaries, findBinaries } from './binaries';
import { type Cluster, openCluster, ownerName } from './cluster';

const prefix = 'plainleaf-scratch-';

/**
 * A PostgreSQL of our own in a temporary folder, gone after stop(). Beside data/ and never in touch with it.
 */
export async function openThrowawayCluster(how: How = {}): Promise<Cluster> {
  await sweep();
  const folder = await scratchFolder();
  return removing(folder, await open(folder, randomBytes(24).toString('hex'), how));
}

type How = {
  /** What it acknowledges outlives a crash, as a clinic's does; else that is given up for speed. */
  isDurable?: boolean;
  settings?: readonly string[];
  /** Another PostgreSQL than the embedded one, such as Debian's. */
  binaries?: Binaries;
};

/** Starts a durable throwaway cluster again after it was killed; it answers at another port. */
export async function reopenThrowawayCluster({ folder, urlOf }: Cluster): Promise<Cluster> {
  const parent = path.dirname(folder);
  return removing(parent, await open(parent, new URL(urlOf('postgres')).password, { isDurable: true }));
}

/** A hot standby of a throwaway cluster: a copy of its folder that follows it over a stream. */
export async function openThrowawayReplica(primary: Cluster): Promise<Cluster> {
  const folder = await scratchFolder();
  const { password, port } = new URL(primary.urlOf('postgres'));
  const copy = path.join(folder, 'postgres');
  const client = new Client({ connectionString: primary.urlOf('postgres') });
  await client.connect();
  try {
    const slot = `replica_${path.basename(folder).slice(prefix.length).toLowerCase()}`;
    await client.query(`select pg_create_physical_replication_slot($1, true)`, [slot]);
    const { rows: settings } = await client.query<{ data_directory: string }>('show data_directory');
    await client.query(`select pg_backup_start('replica', true)`);
    await run('cp', ['-a', settings[0]?.data_directory ?? '', copy]);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await rm(path.join(copy, 'postmaster.pid'));
    await writeFile(path.join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
    await writeFile(path.join(copy, 'standby.signal'), '');
    const source = `host=${loopback} port=${port} user=${ownerName} password=${password}`;
    const lines = [`primary_conninfo = '${source}'`, `primary_slot_name = '${slot}'`, ''];
    await appendFile(path.join(copy, 'postgresql.auto.conf'), lines.join('\n'));
  } finally {
    await client.end();
  }
  const account = await postgresAccount(copy);
  if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  return removing(folder, await open(folder, password));
}

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  await noteOwner(folder);
  return folder;
}

async function open(folder: string, password: string, how: How = {}): Promise<Cluster> {
  const account = await postgresAccount(path.join(folder, 'postgres'));
  const binaries = how.binaries ?? (await findBinaries(account, path.join(tmpdir(), 'plainleaf-binaries')));
  const { isDurable = false, settings = [] } = how;
  const place = { folder: path.join(folder, 'postgres'), account, binaries, password };
  return openCluster({
    ...place,
    throwaway: !isDurable,
    settings,
    ...(how.binaries && { collation: ['--locale=C.UTF-8'] }),
  });
}

function removing(folder: string, cluster: Cluster): Cluster {
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Notes in a scratch folder which process made it. */
export async function noteOwner(folder: string): Promise<void> {
  const owner = { pid: process.pid, identity: await processIdentity(process.pid) };
  await writeFile(path.join(folder, 'owner.json'), JSON.stringify(owner));
}

/** Whether the process that made a scratch folder is gone. A folder without a readable note is being made just now. */
export async function isAbandoned(folder: string): Promise<boolean> {
  const owner: unknown = await readFile(path.join(folder, 'owner.json'), 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('identity' in owner)) return false;
  return typeof owner.pid !== 'number' || (await processIdentity(owner.pid)) !== owner.identity;
}

/** Removes clusters whose makers were killed before they could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(tmpdir(), name);
    if (!(await isAbandoned(folder))) continue;
    const pidFile = path.join(folder, 'postgres', 'postmaster.pid');
    const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
    if (pid > 0) {
      try {
        process.kill(pid, 'SIGQUIT');
      } catch {
        // It is gone already, which is what we want.
      }
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 10 }).catch(() => {});
  }
}
