import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensurePdfWorker } from './artifacts';
import { SetupFailure } from './failure';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';
import { findChromium } from './test/chromium';

const folder = path.join(rootFolder, 'bench', 'pdf');

/** npm run bench:pdf: our pages against other engines'. Those are installed beside the benchmark, not with the product. */
export async function main(args: string[]): Promise<number> {
  await step('PDF worker', 'comparing', async (say) => {
    say((await ensurePdfWorker({ say })) ? 'built' : 'up to date');
  });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if ((await shown(npm, ['ci', '--prefix', folder, '--no-audit', '--no-fund'])) !== 0) {
    throw new SetupFailure('The engines of the benchmark could not be installed in bench/pdf.');
  }
  const chromium = await step('Chromium', 'looking', (say) => findChromium(say));
  return shown(process.execPath, [path.join(folder, 'run.mjs'), `--chromium=${chromium}`, ...args]);
}

function shown(file: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' as const };
    // The fonts lie in the working directory's node_modules, as they do for the server.
    const child = spawn(file, args, { cwd: rootFolder, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
