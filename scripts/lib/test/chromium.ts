import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { SetupFailure } from '../failure';
import { isRoot } from '../postgres/account';
import { run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';

/**
 * Chromium without the parts that show a window. The tests' pages cost it a third of the processor time that a whole
 * Chromium needs, which draws its tabs and toolbars even where nobody sees them.
 */
const headlessShell = 'chromium-headless-shell';

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const systemPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const installPatienceMs = 300_000;

/** A Chromium that runs: one that is there, else one that this machine can get. */
export async function findChromium(say: (words: string) => void): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return (await firstThatRuns([given])) ?? missing(`CHROMIUM_PATH names ${given}, which does not run.`);
  const shell = await firstThatRuns(onPath([headlessShell]));
  if (shell) return shell;
  const present = await firstThatRuns(usualPlaces());
  // CI's machines are made to be changed, and their time is what counts.
  const packaged = !present || process.env.CI ? await installPackage(headlessShell, say) : undefined;
  if (packaged) return packaged;
  if (present) return present;

  say('installing through Playwright');
  const cli = path.join(rootFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  // --with-deps asks for a password when it may not install packages, and nobody may be there to type one.
  const withSystemLibraries = isRoot ? ['--with-deps'] : [];
  await tryTo(process.execPath, [cli, 'install', ...withSystemLibraries, 'chromium']);
  return (
    (await firstThatRuns(usualPlaces())) ??
    (await installPackage('chromium', say)) ??
    missing('No Chromium for the browser tests: install the package chromium or google-chrome, or set CHROMIUM_PATH.')
  );
}

function missing(words: string): never {
  throw new SetupFailure(words);
}

/** Where we may install Debian's packages: this one, if there is such a package. */
async function installPackage(name: string, say: (words: string) => void): Promise<string | undefined> {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  say(`installing ${name} through apt-get`);
  await tryTo('apt-get', ['update']);
  await tryTo('apt-get', ['install', '-y', '--no-install-recommends', name]);
  return firstThatRuns(onPath([name]));
}

async function firstThatRuns(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    if (existsSync(file) && (await runs(file))) return file;
  }
  return undefined;
}

function usualPlaces(): string[] {
  return [chromium.executablePath(), ...onPath(systemNames), ...(systemPlaces[process.platform] ?? [])];
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Ubuntu's chromium-browser is a script that only says how to install one. */
async function runs(file: string): Promise<boolean> {
  // On Windows Chrome's --version opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const ended = await run(file, ['--version'], { timeout: 20_000 }).catch(() => undefined);
  return ended?.code === 0;
}

async function tryTo(file: string, args: readonly string[]): Promise<void> {
  await run(file, args, {
    timeout: installPatienceMs,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  }).catch(() => undefined);
}
