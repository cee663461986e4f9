import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SetupFailure } from '../failure';
import { run } from '../processes.mjs';

/** The user that PostgreSQL runs as when we are root, which it refuses to run as. */
export type Account = { name: string; uid: number; gid: number };

export const isRoot = process.getuid?.() === 0;

/** undefined: PostgreSQL runs as ourselves. */
export async function postgresAccount(existingCluster: string): Promise<Account | undefined> {
  if (!isRoot) return undefined;
  const accounts = await readAccounts();
  const owner = await stat(existingCluster).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? `number ${owner.uid}`;
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const found = pick(accounts, 'plainleaf') ?? pick(accounts, 'postgres');
  if (found) return found;
  const created = await createAccount();
  // Minimal containers have no useradd; nobody is always there, and nothing else in them runs as it.
  const account = created ?? pick(await readAccounts(), 'nobody');
  if (account) return account;
  throw new SetupFailure(
    'PostgreSQL does not run as root: create a system user "plainleaf", or start as another user.',
  );
}

async function createAccount(): Promise<Account | undefined> {
  const commands: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'plainleaf']],
    ['adduser', ['-S', '-D', '-H', 'plainleaf']],
  ];
  for (const [command, args] of commands) {
    const ended = await run(command, args).catch(() => undefined);
    if (ended?.code === 0) return pick(await readAccounts(), 'plainleaf');
  }
  return undefined;
}

function pick(accounts: readonly Account[], name: string): Account | undefined {
  return accounts.find((account) => account.name === name && account.uid !== 0);
}

async function readAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Whether the account may pass through every folder down to `folder` (itself included, when it exists). */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const found = await stat(current).catch(() => undefined);
    if (found) {
      const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (current === path.dirname(current)) return true;
  }
}
