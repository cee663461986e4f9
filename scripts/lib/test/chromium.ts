import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { SetupFailure } from '../failure';
import { isRoot } from '../postgres/account';
import { run } from '../processes';
import { rootFolder } from '../root-folder';

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
  const present = await firstThatRuns();
  if (present) return present;

  say('installing through Playwright');
  const cli = path.join(rootFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  // --with-deps asks for a password when it may not install packages, and nobody may be there to type one.
  const withSystemLibraries = isRoot ? ['--with-deps'] : [];
  await tryTo(process.execPath, [cli, 'install', ...withSystemLibraries, 'chromium']);
  const downloaded = await firstThatRuns();
  if (downloaded) return downloaded;

  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say('installing through apt-get');
    await tryTo('apt-get', ['update']);
    await tryTo('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const packaged = await firstThatRuns();
    if (packaged) return packaged;
  }
  throw new SetupFailure(
    'No Chromium for the browser tests: install the package chromium or google-chrome, or name one in CHROMIUM_PATH.',
  );
}

async function firstThatRuns(): Promise<string | undefined> {
  for (const file of candidates()) {
    if (existsSync(file) && (await runs(file))) return file;
  }
  return undefined;
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return [
    process.env.CHROMIUM_PATH ?? '',
    chromium.executablePath(),
    ...systemNames.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...(systemPlaces[process.platform] ?? []),
  ].filter((file) => file !== '');
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
