import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processIdentity } from '../processes';
import { postgresAccount } from './account';
import { findBinaries } from './binaries';
import { type Cluster, openCluster } from './cluster';

const prefix = 'plainleaf-scratch-';

/** A PostgreSQL of our own in a temporary folder, gone after stop(). Beside data/ and never in touch with it. */
export async function openThrowawayCluster(): Promise<Cluster> {
  await sweep();
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  await writeFile(path.join(folder, 'owner.json'), JSON.stringify(await currentOwner()));
  const cluster = await open(folder, randomBytes(24).toString('hex'));
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function open(folder: string, password: string): Promise<Cluster> {
  const account = await postgresAccount(path.join(folder, 'postgres'));
  const binaries = await findBinaries(account, path.join(tmpdir(), 'plainleaf-binaries'));
  return openCluster({ folder: path.join(folder, 'postgres'), account, binaries, password, throwaway: true });
}

async function currentOwner(): Promise<{ pid: number; identity: string | undefined }> {
  return { pid: process.pid, identity: await processIdentity(process.pid) };
}

/** Removes clusters whose makers were killed before they could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(tmpdir(), name);
    const owner: unknown = await readFile(path.join(folder, 'owner.json'), 'utf8').then(JSON.parse, () => undefined);
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('identity' in owner)) continue;
    if (typeof owner.pid === 'number' && (await processIdentity(owner.pid)) === owner.identity) continue;
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
