import { existsSync } from 'node:fs';
import path from 'node:path';
import { errorText, SetupFailure } from '../failure';
import { isRoot } from '../postgres/account';
import { run } from '../processes.mjs';

const installPatienceMs = 300_000;

/**
 * A program that some tests and the load benchmark need: one that is there, else from Debian's package of it.
 *
 * @param folder where the package puts it, when that is on nobody's PATH.
 */
export async function findProgram(name: string, debianPackage: string, folder?: string): Promise<string> {
  const find = () => presentProgram(name, folder);
  const present = find();
  if (present) return present;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { timeout: installPatienceMs, env };
    await run('apt-get', ['update'], options).catch(() => undefined);
    await run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], options).catch(() => undefined);
    const installed = find();
    if (installed) return installed;
  }
  throw new SetupFailure(`${name} is not installed, and this needs it: install the package ${debianPackage}.`);
}

/** Where it is; undefined where it is not installed. */
export function presentProgram(name: string, folder?: string): string | undefined {
  const onPath = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  const folders = folder === undefined ? onPath : [folder];
  return folders.map((one) => path.join(one, name)).find((file) => existsSync(file));
}

/** For the stages of npm test, which set CI for what they start wherever they run. */
export const requiredPrograms = (ci: string | undefined): Record<string, string> =>
  ci ? { TEST_PROGRAMS: 'required' } : {};

/**
 * What `find` finds, or why it does not: for a test that is skipped without it.
 *
 * @param environment a run of CI has TEST_PROGRAMS=required
 * @throws what `find` throws, in CI: nothing may be skipped there unseen.
 */
export async function findOrReason<T>(
  find: () => Promise<T>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<{ found: T } | { whyNot: string }> {
  try {
    return { found: await find() };
  } catch (error) {
    if (environment.TEST_PROGRAMS === 'required') throw error;
    return { whyNot: errorText(error) };
  }
}
