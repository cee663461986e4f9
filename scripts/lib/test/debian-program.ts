import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from '../failure';
import { isRoot } from '../postgres/account';
import { run } from '../processes.mjs';

const installPatienceMs = 300_000;

/** A program that some tests and the load benchmark need: one that is there, else from Debian's package of it. */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
  const present = find(name);
  if (present) return present;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { timeout: installPatienceMs, env };
    await run('apt-get', ['update'], options).catch(() => undefined);
    await run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], options).catch(() => undefined);
    const installed = find(name);
    if (installed) return installed;
  }
  throw new SetupFailure(`${name} is not installed, and this needs it: install the package ${debianPackage}.`);
}

function find(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
