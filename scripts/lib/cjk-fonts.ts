import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetupFailure } from './failure';
import { lastLines, run } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';

const folder = path.join(rootFolder, 'fonts', 'cjk');
const patienceMs = 300_000;

/**
 * The faces for Chinese and Korean, which are installed apart because they weigh 215 MB.
 * @throws SetupFailure where they cannot be had.
 */
export async function installCjkFonts(say: (words: string) => void, signal?: AbortSignal): Promise<void> {
  // npm writes it as the last thing of an install.
  if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return say('up to date');
  say('installing, 123 MB, once');
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund'];
  const ended = await run('npm', args, {
    cwd: rootFolder,
    timeout: patienceMs,
    signal,
    shell: process.platform === 'win32',
  }).catch((error: unknown) => ({ code: null, output: String(error) }));
  if (ended.code !== 0) {
    throw new SetupFailure(
      `npm could not install the fonts into ${folder} (${lastLines(ended.output, 1).slice(0, 200)}): it needs the npm registry and the right to write there.`,
    );
  }
  say('installed');
}
