import { existsSync } from 'node:fs';
import path from 'node:path';
import { lastLines, run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';

const folder = path.join(rootFolder, 'fonts', 'cjk');
const patienceMs = 300_000;

/**
 * The faces for Chinese and Korean, which are installed apart because they weigh 215 MB: with them npm test prints
 * these languages too. Where they cannot be had it says so and goes on: nothing else needs them.
 */
export async function ensureCjkFonts(say: (words: string) => void, signal: AbortSignal): Promise<void> {
  // npm writes it as the last thing of an install.
  if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return say('up to date');
  say('installing, 123 MB, once');
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund'];
  const ended = await run('npm', args, {
    cwd: rootFolder,
    timeout: patienceMs,
    signal,
    shell: process.platform === 'win32',
  }).catch((error: unknown) => ({
    code: null,
    output: String(error),
  }));
  if (ended.code === 0) say('installed');
  else say(`NOT INSTALLED: Chinese and Korean are not tested (${lastLines(ended.output, 1).slice(0, 80)})`);
}
