import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SetupFailure } from '../../failure';
import { run } from '../../processes.mjs';
import { rootFolder } from '../../root-folder.mjs';
import { type Places, substitute } from './substitutions';

/** What is installed: these sources, or the release before them. */
export type Release = 'current' | 'previous';

/** What a release is built into; a stamp in each part tells what it was made from. */
const builtParts = ['.next', 'build', 'lib/db/generated'];
const cacheFolder = path.join(rootFolder, 'build', 'operations');

/** A repository with these releases, one tag after the other, as `git clone --branch v0.1.0` wants it. */
export async function makeRepository(
  folder: string,
  releases: readonly { tag: string; release: Release }[],
  places: Places,
): Promise<void> {
  await git(['init', '--quiet', folder], rootFolder);
  for (const { tag, release } of releases) {
    for (const name of (await git(['ls-files', '-z'], folder)).split('\0').filter(Boolean)) {
      await rm(path.join(folder, name), { force: true });
    }
    await (release === 'current' ? copyCurrent(folder) : copyCommit((await previousState()).commit, folder));
    // The commands are those of this document, and so are the files that they copy.
    await rm(path.join(folder, 'deploy'), { recursive: true });
    await cp(path.join(rootFolder, 'deploy'), path.join(folder, 'deploy'), { recursive: true });
    await substituteIn(path.join(folder, 'deploy'), places);
    await git(['add', '--all', '--force'], folder);
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@plainleaf.example', '-c', 'commit.gpgsign=false'];
    await git([...who, 'commit', '--quiet', '--message', tag], folder);
    await git(['tag', tag], folder);
  }
}

/** What is upgraded from while no release has a tag: a state with fewer migrations. */
const stateBeforeTheFirstTag = '135f81a1c731f6ee450b5a32c79cce1401db03b2';

/**
 * The release before these sources; `tag` is null as long as none has a tag.
 * @throws SetupFailure where the history does not reach back so far
 */
export async function previousState(): Promise<{ commit: string; tag: string | null }> {
  const described = await git(['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^'], rootFolder).catch(
    () => '',
  );
  const tag = described.trim() || null;
  const state = tag ?? stateBeforeTheFirstTag;
  const commit = await git(['rev-parse', '--verify', `${state}^{commit}`], rootFolder).catch((cause: unknown) => {
    throw new SetupFailure(`The test of an upgrade needs ${state}: git fetch --tags --unshallow`, { cause });
  });
  return { commit: commit.trim(), tag };
}

/** What Git knows here and what would be added, as it is on the disk. */
async function copyCurrent(folder: string): Promise<void> {
  const listed = await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], rootFolder);
  // A file that was removed and not committed is still listed.
  const present = listed.split('\0').filter((name) => name !== '' && existsSync(path.join(rootFolder, name)));
  const list = path.join(path.dirname(folder), 'files');
  await writeFile(list, present.join('\0'));
  await shell(`tar --create --null --files-from=${list} | tar --extract --directory=${folder}`);
}

const copyCommit = (commit: string, folder: string): Promise<void> =>
  shell(`git archive ${commit} | tar --extract --directory=${folder}`);

async function substituteIn(folder: string, places: Places): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    await writeFile(file, substitute(await readFile(file, 'utf8'), places));
  }
}

/**
 * Before npm run build: brings the packages of these sources, where the lock is the same, and what an earlier machine or
 * test has installed and built. The build compares its stamps and makes what is not up to date.
 */
export async function bringFinishedParts(folder: string): Promise<void> {
  const cached = path.join(cacheFolder, await releaseOf(folder));
  const places = await Promise.all(
    [rootFolder, cached].map(async (place) => ((await lockOf(place)) === (await lockOf(folder)) ? place : undefined)),
  );
  const [packages] = places.flatMap((place) => place ?? []);
  if (packages !== undefined) await linkTree(path.join(packages, 'node_modules'), folder);
  for (const part of builtParts) await copyTree(path.join(cached, part), path.join(folder, part));
}

/** After a machine has built: for the next one, and the next test. */
export async function keepFinishedParts(folder: string): Promise<void> {
  const cached = path.join(cacheFolder, await releaseOf(folder));
  await rm(cached, { recursive: true, force: true });
  for (const part of builtParts) await copyTree(path.join(folder, part), path.join(cached, part));
  if ((await lockOf(folder)) === (await lockOf(rootFolder))) return;
  await cp(path.join(folder, lockFile), path.join(cached, lockFile));
  await linkTree(path.join(folder, 'node_modules'), cached);
}

const lockFile = 'package-lock.json';
const lockOf = (folder: string): Promise<string> => readFile(path.join(folder, lockFile), 'utf8').catch(() => '');

/** As hard links, where both are on one disk. */
const linkTree = (from: string, into: string): Promise<void> =>
  shell(`cp --archive --link '${from}' '${into}/' 2>/dev/null || cp --archive '${from}' '${into}/'`);

/** By the content of what the build is made from; the stamps decide what of it is still good. */
async function releaseOf(folder: string): Promise<string> {
  return (await git(['rev-parse', 'HEAD:lib'], folder)).trim();
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  const isCache = (file: string) => path.relative(from, file) === 'cache';
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: (file) => !isCache(file) }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}

async function git(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd, maxBuffer: 50_000_000 });
  return stdout;
}

async function shell(command: string): Promise<void> {
  const ended = await run('bash', ['-o', 'pipefail', '-c', command], { cwd: rootFolder });
  if (ended.code !== 0) throw new SetupFailure(`${command} failed: ${ended.output}`);
}
