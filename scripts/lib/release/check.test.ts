import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../processes.mjs';
import { checkRelease } from './check';

/** A repository of the test's own, with one release behind it: v1.0.0 with two migrations. */

let root = '';

const init = '20260101000000_init';
const names = '20260201000000_names';

async function git(...args: string[]): Promise<void> {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@clinic.example'];
  const { code, output } = await run('git', [...identity, ...args], { cwd: root });
  if (code !== 0) throw new Error(output);
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
}

async function commit(): Promise<void> {
  await git('add', '-A');
  await git('commit', '-qm', 'chore: change');
}

const packages = (version: string, locked = version) => ({
  'package.json': JSON.stringify({ name: 'p', version }),
  'package-lock.json': JSON.stringify({ name: 'p', version: locked, packages: { '': { version: locked } } }),
});
const migration = (name: string, sql = `-- ${name}\n`) => ({ [`prisma/migrations/${name}/migration.sql`]: sql });
const note = (name: string) =>
  `- \`${name}\`: adds a column.\n  Going back: the release before keeps working with it.\n`;
const section = (version: string, when: string, notes = '') =>
  `## [${version}] - ${when}\n\n### Added\n\n- A thing.\n\n${notes && `### Migrations\n\n${notes}\n`}`;
const changelog = (...sections: string[]) => ({ 'CHANGELOG.md': `# Changelog\n\n${sections.join('')}` });

const first = section(
  '1.0.0',
  '2026-02-02',
  `- \`${init}\` to \`${names}\`: the schema. Going back: there is nothing before.\n`,
);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'plainleaf-release-'));
  await git('init', '-q');
  await write({ ...packages('1.0.0'), ...migration(init), ...migration(names), ...changelog(first) });
  await write({ 'docs/operations.md': 'Releases are the tags `vX.Y.Z`.\n' });
  await commit();
  await git('tag', 'v1.0.0');
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function failures(): Promise<string[]> {
  return (await checkRelease(root)).flatMap(({ name, isWell, words }) => (isWell ? [] : [`${name}: ${words}`]));
}

it('is content with a release that was tagged, and with the next one once it is written down', async () => {
  expect(await failures()).toEqual([]);
  await write({ ...packages('1.1.0'), ...migration('20260301000000_next') });
  await write(changelog(section('1.1.0', '2026-03-02', note('20260301000000_next')), first));
  await commit();
  expect((await checkRelease(root)).map(({ words }) => words)).toEqual([
    '1.1.0 in package.json and package-lock.json',
    'v1.1.0 is free, after v1.0.0',
    '1.1.0 is of 2026-03-02',
    '1 new, all in the changelog',
    'the 2 migrations of v1.0.0 are as they were',
    'docs/operations.md names the tags',
    'everything is committed',
  ]);
});

it('is content with the first release, whose migrations one line names', async () => {
  await git('tag', '-d', 'v1.0.0');
  expect(await failures()).toEqual([]);
});

const next = { ...packages('1.1.0'), ...changelog(section('1.1.0', '2026-03-02'), first) };

const wrong: [what: string, files: Readonly<Record<string, string>>, words: RegExp][] = [
  ['a version that is none', { ...next, ...packages('1.1') }, /^version: "1\.1" in package\.json is no version/],
  ['a version with a suffix', { ...next, ...packages('1.1.0-beta') }, /^version: "1\.1\.0-beta"/],
  [
    'another version in package-lock.json',
    { ...next, ...packages('1.1.0', '1.0.0') },
    /^version: package-lock\.json says 1\.0\.0/,
  ],
  [
    'no package-lock.json version at all',
    { ...next, 'package-lock.json': '' },
    /^version: package-lock\.json says nothing/,
  ],
  ['a change after the tag of the same version', { 'a.txt': '' }, /^tag: v1\.0\.0 is another commit already: raise/],
  [
    'an earlier version',
    { ...packages('0.9.0'), ...changelog(section('0.9.0', 'Unreleased')) },
    /^tag: 0\.9\.0 does not come after v1\.0\.0/,
  ],
  [
    'no section of the version',
    { ...next, ...changelog(first) },
    /^changelog: CHANGELOG\.md has no section "## \[1\.1\.0\]/,
  ],
  [
    'a section without a date',
    { ...next, ...changelog('## [1.1.0]\n\n', first) },
    /^changelog: "## \[1\.1\.0\]" .* must end with/,
  ],
  [
    'a section that has not got its date yet',
    { ...next, ...changelog(section('1.1.0', 'Unreleased'), first) },
    /^changelog: CHANGELOG\.md calls 1\.1\.0 "Unreleased": give it the date/,
  ],
  [
    'a day that no calendar has',
    { ...next, ...changelog(section('1.1.0', '2026-13-01')) },
    /^changelog: .*2026-13-01" in/,
  ],
  [
    'a migration that the changelog does not name',
    { ...next, ...migration('20260301000000_next') },
    /^migrations: name 20260301000000_next under/,
  ],
  [
    'a migration of which it does not say how to go back',
    { ...next, ...changelog(section('1.1.0', '2026-03-02', '- `20260301000000_next`: adds a column.\n'), first) },
    /^changelog: "`20260301000000_next`: adds a column\." in CHANGELOG\.md must read/,
  ],
  [
    'a released migration that has changed',
    { ...next, ...migration(init, '-- mended\n') },
    /^released: put back prisma\/migrations\/20260101000000_init\/migration\.sql as in v1\.0\.0/,
  ],
  [
    'a new migration that sorts before a released one',
    {
      ...next,
      ...migration('20260115000000_late'),
      ...changelog(section('1.1.0', '2026-03-02', note('20260115000000_late')), first),
    },
    /^released: 20260115000000_late sorts before 20260201000000_names of v1\.0\.0/,
  ],
  [
    'docs that name no tags',
    { ...next, 'docs/operations.md': 'Upgrade somehow.\n' },
    /^docs: say in docs\/operations\.md/,
  ],
];

it.each(wrong)('refuses %s', async (_what, files, words) => {
  await write(files);
  await commit();
  expect(await failures()).toContainEqual(expect.stringMatching(words));
});

it('refuses a version that was tagged on another branch', async () => {
  await git('switch', '-qc', 'other');
  await write({ 'other.txt': '' });
  await commit();
  await git('tag', 'v1.1.0');
  await git('switch', '-q', '-');
  await write(next);
  await commit();
  expect(await failures()).toEqual([expect.stringMatching(/^tag: v1\.1\.0 is another commit already: raise/)]);
});

it('refuses a released migration that was removed or renamed', async () => {
  await write(next);
  await git('mv', `prisma/migrations/${names}`, 'prisma/migrations/20260301000000_names');
  await commit();
  expect(await failures()).toContainEqual(
    expect.stringMatching(/^released: put back .*20260201000000_names\/migration\.sql/),
  );
});

it('refuses what is not committed', async () => {
  await write({ 'left-over.txt': '' });
  expect(await failures()).toEqual(['tree: commit or remove 1 changed files, such as left-over.txt.']);
});

it('says what it needs where there is no repository', async () => {
  await rm(path.join(root, '.git'), { recursive: true });
  await expect(checkRelease(root)).rejects.toMatchObject({
    name: 'SetupFailure',
    message: expect.stringMatching(/this needs Git and the repository with its tags\.$/),
  });
});
