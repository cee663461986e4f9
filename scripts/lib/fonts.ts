import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type ScriptFonts, scriptFontNames, scriptFontsTitle } from '../../lib/domain/language/script-fonts';
import { packageName, scriptFamilies } from '../../lib/pdf/font-files';
import { SetupFailure } from './failure';
import { lastLines, run } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';

/**
 * The fonts of scripts that not every clinic needs. fonts/package-lock.json names their exact versions and checksums;
 * each script is installed into a folder of its own under fonts/, which npm ci in the project’s folder leaves alone.
 */
const fontsFolder = path.join(rootFolder, 'fonts');
const timeLimitMs = 600_000;
/** What a clinic downloads for one script, where it is not next to nothing. */
const megabytes: Partial<Record<ScriptFonts, number>> = { chinese: 88, korean: 35 };

const lockSchema = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) });
type Packages = z.infer<typeof lockSchema>['packages'];

type State = 'installed' | 'outdated' | 'missing';

/** "thai tamil", or "all". @throws SetupFailure for a name that is none. */
export function readFontNames(names: readonly string[]): ScriptFonts[] {
  if (names.includes('all')) return scriptFontNames;
  const unknown = names.find((name) => !isScript(name));
  if (unknown !== undefined) {
    throw new SetupFailure(`There are no fonts named "${unknown}". Choose from ${scriptFontNames.join(', ')}, or all.`);
  }
  return scriptFontNames.filter((name) => names.includes(name));
}

const isScript = (name: string): name is ScriptFonts => scriptFontNames.some((one) => one === name);

/** Every script with the state of its fonts, one line each. */
export async function listFonts(folder = fontsFolder): Promise<string[]> {
  const words = { installed: 'installed', outdated: 'installed, but not the version of this release', missing: '–' };
  return Promise.all(
    scriptFontNames.map(async (script) => {
      const size = megabytes[script] === undefined ? '' : `, ${megabytes[script]} MB to download`;
      const title = `${scriptFontsTitle(script)}${size}`;
      return `  ${script.padEnd(10)} ${title.padEnd(30)} ${words[await stateOf(script, folder)]}`;
    }),
  );
}

type Installing = { say: (words: string) => void; signal?: AbortSignal | undefined; folder?: string };

/**
 * Installs the fonts of these scripts, where they are not there in this release's version.
 * @throws SetupFailure where they cannot be had; scripts before the failing one stay installed.
 */
export async function installFonts(
  scripts: readonly ScriptFonts[],
  { say, signal, folder = fontsFolder }: Installing,
): Promise<void> {
  await removeLeftovers(folder);
  let installed = 0;
  for (const script of scripts) {
    if ((await stateOf(script, folder)) === 'installed') continue;
    say(`installing ${scriptFontsTitle(script)}`);
    await install(script, folder, signal);
    installed += 1;
  }
  say(installed === 0 ? 'up to date' : `${installed} of ${scripts.length} installed`);
}

async function install(script: ScriptFonts, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const fresh = path.join(folder, `.${script}-${process.pid}`);
  const replaced = `${fresh}-old`;
  const removeBoth = async (): Promise<void> => {
    for (const one of [fresh, replaced]) await rm(one, { recursive: true, force: true });
  };
  // Containers often give every process the same number.
  await removeBoth();
  try {
    await writeProject(script, fresh);
    const { code, output } = await runNpm(fresh, signal);
    if (code !== 0) throw new SetupFailure(refusal(script, folder, output));
    await replace(path.join(folder, script), { fresh, replaced });
  } finally {
    await removeBoth();
  }
}

/** Two renames, as deleting takes long: a server that starts meanwhile needs the old fonts or the new ones. */
export async function replace(target: string, { fresh, replaced }: { fresh: string; replaced: string }): Promise<void> {
  for (const isLast of [false, true]) {
    try {
      if (existsSync(target)) await rename(target, replaced);
      await rename(fresh, target);
      return;
    } catch (error) {
      // Not there any more where a start that came between the renames has put the old fonts back: then once more.
      await rename(replaced, target).catch(() => undefined);
      if (isLast || existsSync(replaced)) throw error;
    }
  }
}

/** Removes what installs that were killed left behind. A younger folder may belong to an install that still runs. */
async function removeLeftovers(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    if (!scriptFontNames.some((script) => name.startsWith(`.${script}-`))) continue;
    const leftover = path.join(folder, name);
    const [, script] = /^\.(.+)-\d+-old$/.exec(name) ?? [];
    const target = script && path.join(folder, script);
    if (target && !existsSync(target)) {
      // Its install was killed between its two renames. Another start, or the install if it still runs, may be faster.
      await rename(leftover, target).catch((error: unknown) => {
        if (!existsSync(target)) throw error;
      });
      continue;
    }
    // Another install may have just removed it.
    const mtimeMs = await stat(leftover).then(
      ({ mtimeMs: at }) => at,
      () => Date.now(),
    );
    if (Date.now() - mtimeMs > 2 * timeLimitMs) await rm(leftover, { recursive: true, force: true });
  }
}

async function writeProject(script: ScriptFonts, folder: string): Promise<void> {
  const { dependencies, locked } = await pinned(script);
  const project = { name: `plainleaf-fonts-${script}`, private: true, dependencies };
  const lock = { name: project.name, lockfileVersion: 3, requires: true, packages: { '': project, ...locked } };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(project, null, 2));
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
  // A mirror of the registry that the project names holds here too.
  await cp(path.join(rootFolder, '.npmrc'), path.join(folder, '.npmrc'));
}

async function runNpm(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-factor=2'];
  const args = [
    'ci',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--ignore-scripts',
    ...retries,
  ];
  const options = { cwd: rootFolder, timeout: timeLimitMs, signal, shell: process.platform === 'win32' };
  return run('npm', args, options).catch((error: unknown) => ({ code: null, output: String(error) }));
}

function refusal(script: ScriptFonts, folder: string, output: string): string {
  const reason = /^npm (?:error|ERR!) code (E\w+)/m.exec(output)?.[1] ?? lastLines(output, 1).slice(0, 200);
  if (reason === 'EINTEGRITY') {
    return `The fonts for ${scriptFontsTitle(script)} were not installed: what the registry sent is not what fonts/package-lock.json names.`;
  }
  return `The fonts for ${scriptFontsTitle(script)} were not installed (${reason}). npm must reach its registry and write to ${folder}. Then run this command again.`;
}

let projectPackages: Promise<Packages> | undefined;

async function readPackages(lockFile: string): Promise<Packages> {
  return lockSchema.parse(JSON.parse(await readFile(lockFile, 'utf8'))).packages;
}

/** What the project's lock file says of the packages of a script. */
async function pinned(script: ScriptFonts): Promise<{ dependencies: Record<string, string>; locked: Packages }> {
  projectPackages ??= readPackages(path.join(fontsFolder, 'package-lock.json'));
  const packages = await projectPackages;
  const names = scriptFamilies[script].map(packageName);
  const entries = names.map((name) => {
    const entry = packages[`node_modules/${name}`];
    if (!entry?.version) throw new Error(`fonts/package-lock.json does not name ${name}`);
    return { name, entry, version: entry.version };
  });
  return {
    dependencies: Object.fromEntries(entries.map(({ name, version }) => [name, version])),
    locked: Object.fromEntries(entries.map(({ name, entry }) => [`node_modules/${name}`, entry])),
  };
}

async function stateOf(script: ScriptFonts, folder: string): Promise<State> {
  const modules = path.join(folder, script, 'node_modules');
  // npm writes it as the last thing of an install.
  const written = path.join(modules, '.package-lock.json');
  if (!existsSync(written)) return 'missing';
  const packages = await readPackages(written);
  const { locked } = await pinned(script);
  const isSame = Object.entries(locked).every(([place, { version }]) => packages[place]?.version === version);
  return isSame ? 'installed' : 'outdated';
}
