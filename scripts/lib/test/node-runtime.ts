import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SetupFailure } from '../failure';
import { lastLines, run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';

/** What Plainleaf runs on: the oldest version, the lines with long-term support, and the newest. */
export const runtimes = ['20.19', '22', '24', 'latest'] as const;

const installPatienceMs = 300_000;

/**
 * The program of a Node version, from the npm package `node`, in a folder of its own under build/.
 *
 * @param wanted as npm writes it: "24", "20.19", "latest".
 * @throws SetupFailure where the npm registry does not give it.
 */
export async function findNode(wanted: string): Promise<{ program: string; version: string }> {
  const folder = path.join(rootFolder, 'build', 'runtimes', wanted);
  const program = path.join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const present = await versionOf(program);
  if (present) return { program, version: present };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Its install script fetches the package of this platform, and npm fails for want of either.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts=false', '--prefix', folder];
  const installed = await run('npm', [...args, `node@${wanted}`], {
    cwd: folder,
    timeout: installPatienceMs,
    shell: process.platform === 'win32',
  });
  const version = installed.code === 0 ? await versionOf(program) : null;
  if (!version) {
    throw new SetupFailure(
      `Node ${wanted} could not be installed from the npm registry: ${lastLines(installed.output, 3)}`,
    );
  }
  return { program, version };
}

async function versionOf(program: string): Promise<string | null> {
  const asked = await run(program, ['--version']).catch(() => null);
  return asked?.code === 0 ? asked.output.trim() : null;
}

/** An environment in which npm and other programs find this `node`. */
export const environmentOf = (program: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [path.dirname(program), process.env.PATH].join(path.delimiter),
});
