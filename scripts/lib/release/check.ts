import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { migrationNames } from '../../../prisma/migration-files';
import { errorText, SetupFailure } from '../failure';
import { run } from '../processes.mjs';
import { type ChangelogSection, readSection, unnamedMigrations } from './changelog';
import { compareVersions, parseVersion, type Version } from './version';

/** Where it is not well, `words` say what to do. */
export type Check = { name: string; isWell: boolean; words: string };

type Tag = { name: string; version: Version };

const migrationsFolder = 'prisma/migrations';

/**
 * Looks whether a repository can be tagged as the version that its package.json names.
 * @param root the folder that holds package.json and .git.
 * @throws SetupFailure where there is no Git or no package.json to look at.
 */
export async function checkRelease(root: string): Promise<Check[]> {
  const text = await readVersion(root);
  const version = parseVersion(text);
  const tags = await readTags(root);
  const last = tags.filter(({ name }) => name !== `v${text}`).at(-1) ?? null;
  const section = readSection(await readText(root, 'CHANGELOG.md'), text);
  return [
    await checkVersion(root, text, version),
    await checkTag(root, { text, version, last }),
    checkChangelog(text, section),
    await checkNotes(root, section, last),
    await checkReleasedMigrations(root, last),
    await checkDocs(root),
    await checkTree(root),
  ];
}

async function checkVersion(root: string, text: string, version: Version | null): Promise<Check> {
  const name = 'version';
  if (!version) return failed(name, `"${text}" in package.json is no version such as 1.2.3.`);
  const lock = JSON.parse(await readText(root, 'package-lock.json').then((json) => json || '{}'));
  const others = [lock.version, lock.packages?.['']?.version].filter((other) => other !== text);
  if (others.length > 0) {
    return failed(name, `package-lock.json says ${others[0] ?? 'nothing'}, package.json ${text}: run npm install.`);
  }
  return well(name, `${text} in package.json and package-lock.json`);
}

type Tagging = { text: string; version: Version | null; last: Tag | null };

async function checkTag(root: string, { text, version, last }: Tagging): Promise<Check> {
  const name = 'tag';
  const tag = `v${text}`;
  // On whichever branch: a tag's name belongs to the whole repository.
  if ((await git(root, 'tag', '--list', tag)) !== '') {
    const [tagged, head] = [await git(root, 'rev-parse', `${tag}^{commit}`), await git(root, 'rev-parse', 'HEAD')];
    if (tagged !== head) return failed(name, `${tag} is another commit already: raise the version with npm version.`);
    return well(name, `${tag} is this commit`);
  }
  if (version && last && compareVersions(version, last.version) <= 0) {
    return failed(name, `${text} does not come after ${last.name}: raise the version with npm version.`);
  }
  return well(name, `${tag} is free${last ? `, after ${last.name}` : ', the first release'}`);
}

function checkChangelog(text: string, section: ChangelogSection | string): Check {
  if (typeof section === 'string') return failed('changelog', section);
  if (section.date === null) {
    return failed('changelog', `CHANGELOG.md calls ${text} "Unreleased": give it the date of the release.`);
  }
  return well('changelog', `${text} is of ${section.date}`);
}

/** Whoever upgrades must know what each migration does to the way back. */
async function checkNotes(root: string, section: ChangelogSection | string, last: Tag | null): Promise<Check> {
  const name = 'migrations';
  const released = new Set(last ? await migrationsOf(root, last.name) : []);
  const added = (await migrationNames(path.join(root, migrationsFolder))).filter((one) => !released.has(one));
  if (typeof section === 'string') return failed(name, 'the changelog has no section to look for them in.');
  const unnamed = unnamedMigrations(added, section);
  if (unnamed.length > 0) {
    return failed(name, `name ${unnamed.join(', ')} under "### Migrations" in CHANGELOG.md, with "Going back: …".`);
  }
  return well(name, added.length === 0 ? 'none is new' : `${added.length} new, all in the changelog`);
}

/** An installation that has applied one does not apply it again: a change to it reaches new installations alone. */
async function checkReleasedMigrations(root: string, last: Tag | null): Promise<Check> {
  const name = 'released';
  if (!last) return well(name, 'no migration was released before');
  const changed = await git(
    root,
    'diff',
    '--no-renames',
    '--name-only',
    '--diff-filter=a',
    last.name,
    '--',
    migrationsFolder,
  );
  const files = changed.split('\n').filter((line) => line !== '');
  if (files.length > 0) return failed(name, `put back ${files.join(', ')} as in ${last.name}; write a new migration.`);
  const released = await migrationsOf(root, last.name);
  const newest = released.at(-1) ?? '';
  const early = (await migrationNames(path.join(root, migrationsFolder))).find(
    (one) => one < newest && !released.includes(one),
  );
  if (early) return failed(name, `${early} sorts before ${newest} of ${last.name}: give it a later date.`);
  return well(name, `the ${released.length} migrations of ${last.name} are as they were`);
}

async function checkDocs(root: string): Promise<Check> {
  const file = 'docs/operations.md';
  const isNamed = /\bvX\.Y\.Z\b/.test(await readText(root, file));
  return isNamed
    ? well('docs', `${file} names the tags`)
    : failed('docs', `say in ${file} that releases are the tags vX.Y.Z, and how to upgrade to one.`);
}

async function checkTree(root: string): Promise<Check> {
  const changes = (await git(root, 'status', '--porcelain')).split('\n').filter((line) => line !== '');
  if (changes.length === 0) return well('tree', 'everything is committed');
  return failed('tree', `commit or remove ${changes.length} changed files, such as ${changes[0]?.slice(3)}.`);
}

const well = (name: string, words: string): Check => ({ name, isWell: true, words });
const failed = (name: string, words: string): Check => ({ name, isWell: false, words });

/** The releases that this commit follows, the oldest first. */
async function readTags(root: string): Promise<Tag[]> {
  const names = (await git(root, 'tag', '--merged', 'HEAD', '--list', 'v*')).split('\n');
  return names
    .flatMap((name) => {
      const version = parseVersion(name.slice(1));
      return version ? [{ name, version }] : [];
    })
    .sort((a, b) => compareVersions(a.version, b.version));
}

async function migrationsOf(root: string, tag: string): Promise<string[]> {
  const names = await git(root, 'ls-tree', '-d', '--name-only', tag, `${migrationsFolder}/`);
  return names
    .split('\n')
    .filter((name) => name !== '')
    .map((name) => path.posix.basename(name))
    .sort();
}

async function readVersion(root: string): Promise<string> {
  try {
    return String(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')).version);
  } catch (cause) {
    throw new SetupFailure(`package.json cannot be read (${errorText(cause)}): run this in the repository.`, { cause });
  }
}

/** '' for a file that is not there: the check that needs it says so. */
const readText = (root: string, file: string): Promise<string> =>
  readFile(path.join(root, file), 'utf8').catch(() => '');

async function git(root: string, ...args: string[]): Promise<string> {
  const { code, output } = await run('git', args, { cwd: root }).catch((error: unknown) => ({
    code: null,
    output: errorText(error),
  }));
  if (code === 0) return output.trimEnd();
  throw new SetupFailure(
    `git ${args[0]} failed (${output.trim().split('\n')[0]}): this needs Git and the repository with its tags.`,
  );
}
